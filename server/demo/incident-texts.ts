import type { Location, Position, Reason, ReasonGroup } from '../incidents/vocabulary.ts'
import { reasonGroupOf } from '../incidents/vocabulary.ts'
import type { ChildInIncident } from '../incidents/sections.ts'
import type { Random } from './random.ts'

/** Whom and where a sentence is about: pseudonyms and places, never names. */
export interface Scene {
  child: string
  /** The second child restrained, or the child who was attacked. */
  other: string
  staff: string
  location: Location
  /** In which the child was held. */
  position: Position
}

const places: Partial<Record<Location, string>> = {
  bedroom: 'in a bedroom',
  'living-unit': 'on the living unit',
  education: 'in education',
  visits: 'in the visits hall',
  reception: 'in reception',
  healthcare: 'in healthcare',
  'separation-unit': 'on the separation unit',
  dining: 'at the meal servery',
  outside: 'on the exercise yard',
  escort: 'on escort',
}

/** What led to it, by what the force was for. */
const behaviours: Record<ReasonGroup, readonly string[]> = {
  'harm-to-others': [
    '{child} ran at {other} {place} and threw punches before staff could come between them.',
    '{child} took hold of {other} by the clothing {place} and kicked. Two instructions to stop were not followed.',
    'An argument over a game {place} became a fight between {child} and another child.',
    '{child} threw a chair towards staff {place} and came forward with clenched fists.',
    '{child} pushed past {staff} {place} to get at {other}, saying that there was a debt to settle.',
  ],
  'self-harm': [
    '{child} tied a piece of clothing round the neck {place} and did not respond to {staff}.',
    '{child} was striking the head against the wall {place} and had drawn blood.',
    '{child} had hidden a piece of broken plastic and was cutting an arm {place}.',
    'After a telephone call home {child} became very distressed {place} and began to self-harm.',
  ],
  escape: ['{child} climbed the inner fence {place} and moved towards the gate.'],
  damage: [
    '{child} was breaking the observation panel {place} and kicking loose what was left of the frame.',
    '{child} pulled a television from the wall {place} and used it against the door.',
  ],
  'good-order': [
    '{child} refused to return to the room {place} at the end of association and sat on the stairs.',
    '{child} would not move to a different unit, although the reason had been explained the day before. The refusal was made {place}.',
    '{child} stood in a doorway {place} and would not let others pass, making threats to staff.',
  ],
  other: [
    '{child} needed urgent treatment {place} and was not able to agree to it.',
    '{child} was moved {place} after an incident in which others had been hurt.',
  ],
}

const steps = [
  '{staff} spoke with {child} by name and gave two clear instructions; time did not allow more.',
  'Staff asked the other children to step back and tried to lead {child} away.',
  '{staff}, who knows {child} well, talked quietly for about ten minutes and offered a walk outside.',
  'The keyworker was called and spoke with {child} through the door for a quarter of an hour.',
  'None was possible: it began without warning.',
  'A change of place and a telephone call home were offered. Both were declined.',
  '{staff} reminded {child} of the plan agreed in the last review and gave time to think.',
]

const anyPosition = [
  '{staff} held {child} from the side and talked throughout. The hold was let go as soon as {child} agreed to stop.',
  'Both arms were held while {child} was spoken to throughout. Holds were loosened as soon as the breathing had slowed.',
  'Three members of staff took part, one of them at the head to watch the breathing and to talk. {child} was released in the room.',
]

/** What was done, by the position that the record says the child was held in. */
const measures: Record<Position, readonly string[]> = {
  standing: [
    ...anyPosition,
    '{staff} took an arm hold while a second member of staff supported the other side. {child} was walked away and the holds were released step by step.',
  ],
  kneeling: [
    'Staff took hold of both arms. {child} went to the knees and was brought back to standing when calmer.',
    '{child} was held on the knees by {staff} and a second member of staff, and stood up when the holds were released.',
  ],
  seated: [
    'Staff took hold of both arms and {child} sat down. The holds were released step by step.',
    '{staff} and a second member of staff held {child} on a chair until the breathing had slowed.',
  ],
  'floor-unintended': [
    '{child} struggled and staff and child went to the floor together. The position was changed at once to seated.',
    'Staff and {child} slipped and came down together. {staff} let go and took hold again when {child} sat.',
  ],
  prone: [
    '{child} went down face first while both arms were held, and was turned as soon as that was safe.',
    'Staff held {child} face down. {staff} watched the breathing until {child} could be turned and sit up.',
  ],
  supine: [
    '{child} went down backwards while both arms were held, and was helped to sit when calmer.',
    'Staff held {child} on the back. {staff} stayed at the head and talked until the holds were released.',
  ],
  'not-recorded': anyPosition,
}

const lighterMeasures = [
  '{staff} guided {child} by the elbow to the next room. There was no resistance.',
  '{staff} placed a hand on the upper arm and walked with {child} back to the unit.',
  '{child} was escorted between two members of staff, who let go at the door.',
]

const effects = [
  'Nobody else was hurt. {child} stayed in the room for half an hour and then came back to the group.',
  'It ended the danger. {child} was calm again within a quarter of an hour.',
  'Calm was restored within minutes. A meeting between the two children was planned for the next day.',
  'It worked, but {child} was upset for the rest of the day and did not go to education.',
  'The immediate risk ended. The care plan was reviewed on the following working day.',
  '{child} accepted help and ate with the others that evening.',
]

const accounts = [
  'I was angry, I would have calmed down if they had waited.',
  'They told me what they were doing the whole time.',
  'It was fair, I started it.',
  'My wrist hurt after. It is all right now.',
  'I do not want to talk about it.',
  'I wanted to be left alone.',
  'He said something about my family, so I went for him.',
  'They let go when I said I was done.',
  'I did not know why I had to move.',
]

const cameraReasons = {
  partial: [
    'Switched on only after the first hold',
    'The battery ran out before the end',
    'The lens was covered for part of the time',
  ],
  'worn-not-on': [
    'There was no time to switch it on',
    'It was forgotten in the rush',
    'The member of staff thought that it was running',
  ],
  none: [
    'No camera was free at the start of the shift',
    'All cameras of the unit were being charged',
    'Staff came from education, where none are worn',
  ],
} as const

export interface Told {
  behaviour: string
  stepsToAvoid: string
  description: string
  effectiveness: string
}

/** The four texts of a record, made to fit the reason and whether the child was overpowered. */
export function tell(random: Random, reason: Reason, scene: Scene, lighter: boolean): Told {
  const fill = (from: readonly string[]) => filled(random.pick(from), scene)
  return {
    behaviour: fill(behaviours[reasonGroupOf(reason)]),
    stepsToAvoid: fill(steps),
    description: fill(lighter ? lighterMeasures : measures[scene.position]),
    effectiveness: fill(effects),
  }
}

function filled(sentence: string, { child, other, staff, location }: Scene): string {
  const place = places[location] ?? 'in another area'
  return sentence
    .replaceAll('{child}', child)
    .replaceAll('{other}', other)
    .replaceAll('{staff}', staff)
    .replaceAll('{place}', place)
}

/** In the child's own words, where the child wanted to say something. */
export const accountOf = (random: Random): string => (random.chance(0.55) ? random.pick(accounts) : '')

export const cameraReason = (random: Random, camera: keyof typeof cameraReasons): string =>
  random.pick<string>(cameraReasons[camera])

const painReasons = [
  'The child was biting a member of staff and would not let go. Instructions and two other holds had failed; it stopped at once.',
  'Another child’s throat was being held. Nothing else had loosened the grip; it was applied once, for about three seconds.',
  'The child had hold of a sharpened piece of plastic and was trying to use it. The hand opened at the first application.',
] as const

export const painReason = (random: Random): string => random.pick<string>(painReasons)

/** Who was treated for what; empty where nobody’s injury needed treatment. */
export function treatmentOf(children: readonly ChildInIncident[], staffTreated: number): string {
  const treated = children.filter(({ injury }) => injury === 'minor-treated')
  return [
    ...treated.map(({ pseudonym }) => `${pseudonym}: a graze cleaned and dressed by the nurse.`),
    ...(staffTreated > 0 ? ['A member of staff: ice for a bruised hand, first aid on the unit.'] : []),
  ].join(' ')
}
