import type { Incident } from '../incidents/form.ts'
import type { CountsAs } from '../incidents/vocabulary.ts'
import { monthPlans, type House, type MonthPlan } from './calibration.ts'
import { oftenRestrained, type DemoChild } from './children.ts'
import { drawIncident, type Setting, type Slot } from './incident-draw.ts'
import { odds } from './odds.ts'
import type { Random } from './random.ts'
import { madeSpecial, specialsOf } from './specials.ts'
import { momentIn, receivedAt } from './times.ts'

/** One invented incident, and when its copy came. */
export interface DemoIncident {
  /** Where something later refers to it. */
  name?: string
  incident: Incident
  receivedAt: string
}

// Beside an average of about one.
const oftenWeight: Record<House, number> = { CKI: 6, MED: 3.4 }

/** Every incident of the worked year at one house, calibrated by month, oldest first. */
export function incidentsOf(
  random: Random,
  house: House,
  { establishmentId, everyone }: { establishmentId: string; everyone: readonly DemoChild[] },
): DemoIncident[] {
  const often = oftenRestrained(everyone)
  const children = everyone.map((child) =>
    child === often ? { ...child, weight: oftenWeight[house] } : child,
  )
  return monthPlans[house].flatMap((plan) => month({ random, house, establishmentId, children }, plan))
}

function month(setting: Setting, plan: MonthPlan): DemoIncident[] {
  const slots = slotsOf(setting, plan)
  const moments = slots.map(() => momentIn(setting.random, plan.month)).sort()
  return shuffled(setting.random, slots).map((slot, place) => {
    const drawn = drawIncident(setting, slot, moments[place] ?? '')
    const incident = slot.special === undefined ? drawn : madeSpecial(slot.special, drawn)
    return {
      ...(slot.special === undefined ? {} : { name: slot.special.name }),
      incident,
      receivedAt: receivedAt(setting.random, setting.house, incident),
    }
  })
}

function slotsOf({ random, house }: Setting, plan: MonthPlan): Slot[] {
  const specials = specialsOf(house, plan.month)
  const plain = plan.useOfForce - plan.withPain - specials.length
  const overpowers = (): CountsAs => (random.chance(odds[house].overpowering) ? 'rpi' : 'use-of-force')
  return [
    ...Array.from({ length: plan.withPain }, (): Slot => ({ countsAs: 'rpi', withPain: true })),
    ...specials.map((each): Slot => ({ countsAs: 'rpi', withPain: false, special: each })),
    ...Array.from({ length: plain }, (): Slot => ({ countsAs: overpowers(), withPain: false })),
    ...Array.from({ length: plan.other }, (): Slot => ({
      countsAs: random.chance(0.7) ? 'guiding' : 'mechanical',
      withPain: false,
    })),
  ]
}

function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item)
}
