import type { Incident } from '../incidents/sections.ts'
import type { CountsAs } from '../incidents/vocabulary.ts'
import { monthStart, reviewYearOf } from '../../reports/period.ts'
import { monthPlans, type House, type MonthPlan } from './calibration.ts'
import { oftenRestrained, type DemoChild } from './children.ts'
import { drawIncident, type Setting, type Slot } from './incident-draw.ts'
import { odds } from './odds.ts'
import type { Random } from './random.ts'
import { madeSpecial } from './special.ts'
import { specialsOf } from './specials.ts'
import { momentIn, momentOn, receivedAt, withinADay } from './times.ts'
import { at } from './world.ts'

/** One invented incident, and when its copy came. */
export interface DemoIncident {
  /** Where something later refers to it. */
  name?: string
  incident: Incident
  receivedAt: string
}

// Beside an average of about one.
const oftenWeight: Record<House, number> = { CKI: 6, MED: 3.4 }

/** Every incident of one year at one house, calibrated by month, oldest first. */
export function incidentsOf(
  random: Random,
  house: House,
  {
    year,
    establishmentId,
    everyone,
  }: { year: number; establishmentId: string; everyone: readonly DemoChild[] },
): DemoIncident[] {
  const often = oftenRestrained(everyone, year)
  const children = everyone.map((child) =>
    child === often ? { ...child, weight: oftenWeight[house] } : child,
  )
  return monthPlans[house]
    .filter((plan) => reviewYearOf(monthStart(plan.month)) === year)
    .flatMap((plan) => month({ random, house, establishmentId, children }, plan))
}

function month(setting: Setting, plan: MonthPlan): DemoIncident[] {
  const slots = slotsOf(setting, plan)
  const moments = slots.map(() => momentIn(setting.random, plan.month)).sort()
  return shuffled(setting.random, slots)
    .map((slot, place) => drawn(setting, slot, momentOf(setting, slot, moments[place] ?? '')))
    .sort((one, other) => (instantOf(one) < instantOf(other) ? -1 : 1))
}

const instantOf = ({ incident }: DemoIncident): string => new Date(incident.happenedAt).toISOString()

/** The moment that was drawn, or one of the day that a special incident is known by. */
function momentOf({ random }: Setting, { special }: Slot, moment: string): string {
  if (special?.day === undefined) return moment
  return momentOn(random, `${special.month}-${String(special.day).padStart(2, '0')}`)
}

function drawn(setting: Setting, slot: Slot, happenedAt: string): DemoIncident {
  const plain = drawIncident(setting, slot, happenedAt)
  const receive = (incident: Incident) => receivedAt(setting.random, setting.house, incident)
  if (slot.special === undefined) return { incident: plain, receivedAt: receive(plain) }
  const { name, receivedOn } = slot.special
  const incident = madeSpecial(slot.special, receivedOn === undefined ? plain : withinADay(plain))
  return {
    name,
    incident,
    receivedAt: receivedOn === undefined ? receive(incident) : at(receivedOn, '10:20'),
  }
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
