import { groups, type DescribedPlace } from '../../places.ts'
import type { AdministrationPage, RecordCard } from '../../records/page-types.ts'

/** What is used now and then, by what it is for, and how the service itself does; a heading with nothing under it falls away. */
export const administrationPage = (
  places: readonly DescribedPlace[],
  cards: RecordCard[],
): AdministrationPage => ({
  heading: 'Administration',
  groups: groups
    .map((heading) => ({
      heading,
      links: places
        .filter(({ group }) => group === heading)
        .map(({ text, href, about }) => ({ text, href, about })),
    }))
    .filter(({ links }) => links.length > 0),
  cards,
})
