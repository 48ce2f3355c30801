import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lists of words, each file with its source and licence in its first lines. */
const wordsOf = (file: string): ReadonlySet<string> =>
  new Set(
    readFileSync(join(import.meta.dirname, 'word-lists', file), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(' ')),
  )

/** Forenames as `wordKey` writes them; some are everyday words too ('will', 'grace'). */
export const forenames = wordsOf('forenames.txt')

/** Surnames, likewise ('brown'). */
export const surnames = wordsOf('surnames.txt')

/** Words that people write every day, and peoples and places that nobody is called after. */
export const everydayWords = wordsOf('words.txt')

/** One spelling of a word for looking it up: small letters of A to Z without accents, without a final ’s. */
export const wordKey = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/['’][sS]$/u, '')
    .replace(/[^A-Za-z]/gu, '')
    .toLowerCase()

/** Words before a name: what follows in capitals is somebody, whatever it means otherwise. */
export const titles: ReadonlySet<string> = new Set('mr mrs ms miss mx dr sir prof rev'.split(' '))

/** Posts that are put before a surname: 'Officer Brown'. */
export const posts: ReadonlySet<string> = new Set(
  'officer nurse pc sgt sergeant constable inspector doctor teacher sister cousin brother mother father aunt uncle'.split(
    ' ',
  ),
)

/** Months: 'May Brown' may be a month and a colour. */
export const months: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december'.split(' '),
)

/** What stands after a forename in the name of a building, a road or a time as well as of a person: 'Hope House', 'Rose Hall'. */
export const afterPlaces: ReadonlySet<string> = new Set(
  'house home hall unit wing block lodge cottage wood woods centre school college church chapel room yard field park gate road street lane close hill day night week month year bank'.split(
    ' ',
  ),
)

/** What never is part of a name here: posts, places, bodies and days that are surnames elsewhere. */
export const neverNames: ReadonlySet<string> = new Set([
  ...wordsOf('places.txt'),
  ...`january february march april june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday christmas easter ramadan eid diwali lent winter summer spring autumn
  governor director officer nurse doctor teacher manager head deputy duty staff warden chaplain imam advocate solicitor judge
  sergeant inspector constable police council court youth young child children person people boy boys girl girls adult team
  house home hall unit wing block lodge cottage wood woods centre school college church chapel hospital room cell yard field park
  gate road street lane close hill day night week month year bank trust board service services authority social care health
  education training custody secure safeguarding independent monitoring virtual lead chair partnership local national
  english welsh irish scottish british polish german french black white asian mixed traveller gypsy roma muslim christian jewish
  ash birch cedar elm oak beech willow medway cookham oakhill rainsbrook oasis restore wetherby feltham werrington parc hindley
  barnardos ofsted vincent hassockfield lincolnshire aldine clayfields hillside swanwick vinney barton moss adel beck
  kent london york lincoln lancaster preston bradford derby sutton burton wells bath barnet bolton bristol chester clayton crawley
  dover durham essex halifax hastings kendal leeds leicester luton mansfield milton newcastle newport norfolk northampton
  nottingham oldham oxford portsmouth rochdale rochester maidstone canterbury salford sheffield southport stafford stratford
  sunderland warwick watford westminster wigan winchester windsor wakefield birmingham manchester liverpool england ireland
  scotland wales holland poland france germany spain africa america canada jamaica washington glasgow
  taser pava mmpr acct cctv serco nacro mitie geoamey novus whatsapp instagram snapchat tiktok youtube facebook xbox
  playstation netflix`.split(/\s+/),
])
