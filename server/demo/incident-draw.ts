import { localDateOf } from '../../reports/clocks.ts'
import type { ChildInIncident, Incident, StaffInIncident, TechniqueUse } from '../incidents/sections.ts'
import type { AllegationAnswer, Looker } from '../incidents/grave-questions/vocabulary.ts'
import {
  reasonGroupOf,
  type ChildDebrief,
  type CountsAs,
  type Injury,
  type Location,
  type MedicalExamination,
  type Reason,
} from '../incidents/vocabulary.ts'
import type { House } from './calibration.ts'
import { ageOn, heldOn, type DemoChild } from './children.ts'
import { accountOf, cameraReason, painReason, tell, treatmentOf } from './incident-texts.ts'
import * as odds from './odds.ts'
import type { Random } from './random.ts'
import type { Special } from './special.ts'
import { isRecent, recordTimes, spokenToAt } from './times.ts'

export interface Setting {
  random: Random
  house: House
  establishmentId: string
  children: readonly DemoChild[]
}

/** What one incident of a month has to be. */
export interface Slot {
  countsAs: CountsAs
  withPain: boolean
  special?: Special
}

/** One invented incident, as the house's record of it says: lawful, complete, in words that fit its reason. */
export function drawIncident(setting: Setting, slot: Slot, happenedAt: string): Incident {
  const { random, house, establishmentId } = setting
  const reason = reasonFor(setting, slot)
  const location = random.weighted(odds.odds[house].locations)
  const held = heldOn(setting.children, localDateOf(happenedAt))
  const involved = restrained(random, held, reason)
  const children = involved.map((child) => childIn(setting, child, slot, happenedAt))
  const staff = staffIn(random, house)
  const scene = {
    child: involved[0]?.pseudonym ?? '',
    other: (involved[1] ?? random.pick(held.filter((child) => child !== involved[0]))).pseudonym,
    staff: staff[0]?.pseudonym ?? '',
    location,
    position: children[0]?.position ?? 'not-recorded',
  }
  const hurt = hurtStaff(random, slot)
  return {
    establishmentId,
    ownReference: '',
    happenedAt,
    countsAs: slot.countsAs,
    location,
    ...planning(random, house, reason),
    reasonPrimary: reason,
    reasonsOther: [],
    ...tell(random, reason, scene, slot.countsAs === 'guiding'),
    ...force(random, house, slot),
    children,
    staff,
    ...hurt,
    warningSigns: [],
    treatment: treatmentOf(children, hurt.staffInjuryMinorTreated),
    ...evidence(random, house, location),
    ...recordTimes(random, house, happenedAt),
    ...decision(random),
  }
}

const reasonFor = ({ random, house }: Setting, { withPain, countsAs }: Slot): Reason => {
  if (withPain) return random.pick<Reason>(['assault-on-staff', 'assault-on-child', 'prevent-harm'])
  if (countsAs === 'mechanical' && house === 'CKI') return 'cuffs-for-risk'
  return random.weighted(odds.odds[house].reasons)
}

/** One child; in a fight sometimes both. */
function restrained(random: Random, held: readonly DemoChild[], reason: Reason): DemoChild[] {
  const first = random.weighted(held.map((child) => [child, child.weight] as const))
  if (reason !== 'fight' || !random.chance(0.4)) return [first]
  const others = held.filter((child) => child !== first)
  return [first, random.weighted(others.map((child) => [child, child.weight] as const))]
}

function childIn(
  { random, house }: Setting,
  child: DemoChild,
  slot: Slot,
  happenedAt: string,
): ChildInIncident {
  const light = slot.countsAs === 'guiding' || slot.countsAs === 'mechanical'
  const debrief = settled(happenedAt, random.weighted(odds.debriefOdds), answeredLater.debrief)
  const injury = light ? 'none' : settled(happenedAt, random.weighted(odds.injuryOdds), answeredLater.injury)
  const position = light ? 'standing' : random.weighted(odds.positionOdds)
  const medicalExamination =
    injury === 'minor-treated'
      ? 'done'
      : settled(happenedAt, random.weighted(odds.medicalOdds), answeredLater.examination)
  return {
    pseudonym: child.pseudonym,
    age: ageOn(child, localDateOf(happenedAt)),
    gender: child.gender,
    ethnicity: child.ethnicity,
    position,
    injury,
    medicalExamination,
    ...whoLooked(injury, medicalExamination),
    debrief,
    spokenToAt: debrief === 'done' ? spokenToAt(random, house, happenedAt) : null,
    account: debrief === 'done' ? accountOf(random) : '',
    alleges: alleged[debrief],
  }
}

/** What heads answered by the end of the month where a record had left it open. */
const answeredLater: {
  debrief: Partial<Record<ChildDebrief, ChildDebrief>>
  injury: Partial<Record<Injury, Injury>>
  examination: Partial<Record<MedicalExamination, MedicalExamination>>
} = {
  debrief: { 'not-done': 'declined', 'not-recorded': 'declined' },
  injury: { 'not-recorded': 'none' },
  examination: { 'not-offered': 'refused', offered: 'refused', 'not-recorded': 'refused' },
}

const settled = <Answer extends string>(
  happenedAt: string,
  drawn: Answer,
  later: Partial<Record<Answer, Answer>>,
): Answer => (isRecent(happenedAt) ? drawn : (later[drawn] ?? drawn))

/** Who alleges something is one of the special incidents. */
const alleged: Record<ChildDebrief, AllegationAnswer> = {
  done: 'no',
  declined: 'no',
  'not-done': 'not-asked',
  'not-recorded': 'not-known',
}

const looked: Record<MedicalExamination, Looker> = {
  done: 'healthcare',
  refused: 'staff',
  offered: 'staff',
  'not-offered': 'staff',
  'not-recorded': 'not-known',
}

/** Whoever examined the child looked; where no examination is on the record, it says less. Nothing more is drawn for this. */
function whoLooked(
  injury: Injury,
  examination: MedicalExamination,
): Pick<ChildInIncident, 'warningSigns' | 'signsLookedBy' | 'injuryLookedBy'> {
  const by = looked[examination]
  return {
    warningSigns: [by === 'not-known' ? 'not-known' : 'none-seen'],
    signsLookedBy: by,
    injuryLookedBy: injury === 'not-recorded' ? 'not-known' : by,
  }
}

function staffIn(random: Random, house: House): StaffInIncident[] {
  const [first, last] = house === 'CKI' ? [101, 289] : [401, 486]
  const pseudonyms = new Set(
    Array.from({ length: random.whole(3, 5) }, () => `S-${random.whole(first, last)}`),
  )
  return [...pseudonyms].map((pseudonym, place) => ({
    pseudonym,
    part: place > 1 && random.chance(0.5) ? 'present' : 'used-force',
  }))
}

function planning(random: Random, house: House, reason: Reason): Pick<Incident, 'planned' | 'authorisedBy'> {
  const { plannedRefusal, plannedOther } = odds.odds[house]
  const planned = random.chance(reasonGroupOf(reason) === 'good-order' ? plannedRefusal : plannedOther)
  if (!planned) return { planned: 'no', authorisedBy: '' }
  return { planned: 'yes', authorisedBy: house === 'CKI' ? 'Duty governor' : 'Duty director' }
}

function force(
  random: Random,
  house: House,
  slot: Slot,
): Pick<Incident, 'durationMinutes' | 'techniques' | 'handcuffs' | 'painJustification'> {
  const drawn = random.weighted(odds.odds[house].handcuffs)
  return {
    durationMinutes: random.chance(0.04) ? null : Math.min(random.whole(1, 9), random.whole(1, 14)),
    techniques: techniquesIn(random, slot),
    handcuffs: slot.countsAs === 'mechanical' ? 'ratchet' : slot.countsAs === 'rpi' ? drawn : 'none',
    painJustification: slot.withPain ? painReason(random) : '',
  }
}

function techniquesIn(random: Random, { countsAs, withPain }: Slot): TechniqueUse[] {
  if (countsAs === 'mechanical') return []
  if (countsAs === 'guiding')
    return [{ technique: random.pick(['guiding-hold', 'escorting-hold']), uses: random.whole(1, 2) }]
  const from = countsAs === 'rpi' ? odds.overpowering : odds.lighter
  const names = new Set(Array.from({ length: random.whole(1, 3) }, () => random.weighted(from)))
  if (withPain) names.add(random.weighted(odds.painInducing))
  return [...names].map((technique) => ({ technique, uses: random.chance(0.75) ? 1 : 2 }))
}

function hurtStaff(
  random: Random,
  { countsAs }: Slot,
): Pick<Incident, 'staffInjuryMinor' | 'staffInjuryMinorTreated' | 'staffInjurySerious'> {
  const light = countsAs === 'guiding' || countsAs === 'mechanical'
  return {
    staffInjuryMinor: !light && random.chance(0.07) ? random.whole(1, 2) : 0,
    staffInjuryMinorTreated: !light && random.chance(0.03) ? 1 : 0,
    staffInjurySerious: 0,
  }
}

function evidence(
  random: Random,
  house: House,
  location: Location,
): Pick<Incident, 'bodyCamera' | 'bodyCameraReason' | 'cctv'> {
  const bodyCamera = random.weighted(odds.odds[house].bodyCamera)
  return {
    bodyCamera,
    bodyCameraReason:
      bodyCamera === 'yes' || bodyCamera === 'not-known' ? '' : cameraReason(random, bodyCamera),
    cctv: random.weighted(odds.cctvOdds(location)),
  }
}

function decision(random: Random): Pick<Incident, 'safeguardingDecision' | 'decisionReason' | 'decidedBy'> {
  const decidedBy = 'Head of safeguarding'
  if (random.chance(0.84))
    return {
      safeguardingDecision: 'no-concern',
      decisionReason: random.pick([
        'The statements of staff and the record agree. The force was brief and stopped as soon as it could.',
        'The record was read with the duty manager. Nothing in it gives cause for concern.',
        'The force answered the danger and ended with it. Nothing in the record is unexplained.',
      ]),
      decidedBy,
    }
  return {
    safeguardingDecision: 'internal',
    decisionReason: random.pick([
      'The hold was not as taught. The restraint coordinator will go through it with the staff.',
      'The child complained about the tone of staff. A manager met the child and the staff together.',
      'De-escalation ended early. Taken up in the weekly use of force meeting.',
    ]),
    decidedBy,
  }
}
