import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ownPath } from '../../server/access/arrival.ts'
import { appAddress, squareCode, stepOfCode } from '../../server/access/factors/app.ts'
import { fastHash, inFours, isSame, plainCode } from '../../server/access/factors/codes.ts'
import { appForm, passkeyForm } from '../../server/access/factors/form.ts'
import { passkeyUsed, readNewPasskey } from '../../server/access/factors/passkeys.ts'
import { signInForm } from '../../server/access/form.ts'
import { newPasswordForm, passwordForm } from '../../server/access/password/form.ts'
import { isGuessable } from '../../server/access/password/guessable.ts'
import { isOutdated, passwordFits } from '../../server/access/passwords.ts'
import { newAccountForm, personForm, plainAddress } from '../../server/access/people/form.ts'
import { envelopeTestForm } from '../../server/access/recovery-sheet/form.ts'
import { replacementForm } from '../../server/access/replacement/form.ts'
import { codeForm } from '../../server/access/second-step/form.ts'
import { browserWords } from '../../server/access/sessions/browser.ts'
import { lanesOf, networkOf, throttle } from '../../server/access/throttle.ts'
import type { Typed } from '../../server/fields/field.ts'
import { readForm, viewForm, type Form } from '../../server/fields/form.ts'
import { cheapHash } from '../support/people.ts'
import { always, type Property } from '../support/property.ts'
import { oddTexts, repeatedText, typedText } from '../support/typed-text.ts'

const context = { now: '2019-06-03T09:00:00.000Z', today: '2019-06-03' }
const houses = [{ value: 'ash', label: 'Ash House' }]
const site = { origin: 'http://localhost:3000', name: 'localhost' }
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const ownWords = ['Ash House', 'ASH', 'test.scrutineer@example.org', 'Jo Ng']

/** Names as people and establishments have them: of no letters, of one, of two, and of any script. */
const name = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ maxLength: 2, unit: 'grapheme' }),
  fc
    .array(fc.string({ minLength: 1, maxLength: 2, unit: 'grapheme' }), { maxLength: 4 })
    .map((all) => all.join(' ')),
  typedText(200),
)
/** A name in which no three letters or figures of any kind stand side by side, nor in all of it. */
const shortName = name.filter(
  (text) => Array.from(text.normalize('NFKD').matchAll(/[\p{L}\p{N}]/gu)).length < 3,
)
const password = fc.oneof(
  typedText(1_000),
  fc
    .array(fc.constantFrom('medway', 'purple', 'giraffe', 'Jo Ng', '1', '-', ' ', 'Safe', 'guarding', 'ﷺ'), {
      maxLength: 12,
    })
    .map((all) => all.join('')),
  repeatedText(1_000),
)

const forms = [
  signInForm,
  appForm,
  passkeyForm,
  envelopeTestForm,
  newPasswordForm('lado', ['Bo', 'X', '']),
  passwordForm('scrutineer', ['李明', 'Y']),
  newAccountForm(houses),
  personForm(houses),
  replacementForm(houses),
  codeForm('sheet', 7),
  codeForm('password', 1),
] as Form<unknown>[]
const controls = [
  'email', 'password', 'code', 'name', 'new', 'old', 'role', 'establishmentId', 'organisation', 'appointedAs', 'officer',
  ...['testedOn', 'appointedFrom', 'appointedTo'].flatMap((each) => ['day', 'month', 'year'].map((part) => `${each}-${part}`)),
] // prettier-ignore
const posted: fc.Arbitrary<Typed> = fc.dictionary(
  fc.constantFrom(...controls),
  fc.oneof(
    typedText(1_000),
    fc.constantFrom('head', 'partner', 'holder', 'ash', '27', '3', '2019', 'a@b.co'),
    fc.array(typedText(50), { maxLength: 3 }),
  ),
  { maxKeys: 12 },
)

const address = fc.oneof(fc.ipV4(), fc.ipV6(), typedText(500))

export const properties: Property[] = [
  always(
    'A password is told to be guessable or not, whatever it is and whatever people and establishments are called',
    {
      inputs: fc.tuple(password, fc.array(name, { maxLength: 8 })),
      examples: [
        ['purple giraffe lamp window 47', ['Jo Ng']],
        ['purple giraffe lamp window 47', ['', ' ', 'Bo', 'J. K.', '李明']],
        ['ﷺ'.repeat(1_000), ['ﷺ'.repeat(200)]],
        ['ab'.repeat(500), ['ab'.repeat(100), 'aba', 'bab']],
        ['!'.repeat(999) + 'x', ['!'.repeat(200)]],
      ],
      tries: 1_500,
    },
    ([typed, names]) => {
      assert.equal(typeof isGuessable(typed, names), 'boolean')
    },
  ),
  always(
    'A name of fewer than three letters makes no password more guessable, not even one that is full of it',
    {
      inputs: fc.tuple(password, fc.array(shortName, { maxLength: 5 })),
      examples: [['purple', ['Bo']]],
      tries: 600,
    },
    ([end, names]) => {
      const typed = `${names.join('').repeat(6)}${end}`
      assert.equal(isGuessable(typed, [...ownWords, ...names]), isGuessable(typed, ownWords))
    },
  ),
  always(
    'A password that repeats somebody’s name of three letters or more is guessable, however it is written',
    {
      inputs: fc.tuple(
        fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,2}$/),
        fc.constantFrom('', '-', '.', ' ', '1'),
      ),
      tries: 300,
    },
    ([who, between]) => {
      const letters = who.replaceAll(' ', '')
      if (letters.length < 3) return
      const typed = Array.from({ length: 8 }, () => letters.toUpperCase()).join(between)
      assert(isGuessable(typed, [who]))
    },
  ),
  always(
    'Every form of an account or a sign-in reads whatever was posted, and shows it again',
    { inputs: posted, tries: 300 },
    (typed) => {
      for (const each of forms) {
        const found = readForm(each, typed, context)
        assert(found.ok || found.problems.every(({ message }) => message !== ''))
        viewForm(each, typed, found.ok ? [] : found.problems)
      }
    },
  ),
  always(
    'An e-mail address is told from what is none within a moment',
    {
      inputs: fc.oneof(
        fc.emailAddress(),
        typedText(50_000),
        repeatedText(50_000).map((text) => `a@${text}.`),
      ),
      examples: [
        `${'a'.repeat(64)}@${'a-'.repeat(20_000)}`,
        `a@${'a.'.repeat(25_000)}`,
        `${'a'.repeat(50_000)}@`,
      ],
    },
    (typed) => {
      if (plainAddress.regex.test(typed)) assert.match(typed, /^[!-~]+@[!-~]+\.[a-z]+$/i)
    },
  ),
  always(
    'A code is read as it was printed, whatever case, spaces and dashes it is typed with',
    {
      inputs: fc.tuple(
        fc.stringMatching(/^([0-9A-HJKMNP-TV-Z]{8}|[0-9A-HJKMNP-TV-Z]{24})$/),
        fc.constantFrom('-', ' ', '', '\u00a0', ' - '),
      ),
      tries: 300,
    },
    ([code, between]) => {
      const typed = inFours(code).replaceAll('-', between)
      assert.equal(plainCode(typed), code)
      assert.equal(plainCode(typed.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')), code)
    },
  ),
  always(
    'Anything typed for a code is some code, and no other than itself',
    {
      inputs: fc.tuple(typedText(), typedText()),
      examples: [
        ['é', 'e'],
        ['ß', 'ss'],
        ['\ud800', '\udc00'],
      ],
      tries: 600,
    },
    ([one, other]) => {
      assert.equal(plainCode(plainCode(one)), plainCode(one))
      assert.match(inFours(plainCode(one)), /^[^]*$/)
      assert.match(fastHash(one), /^[0-9a-f]{64}$/)
      assert.equal(isSame(one, other), Buffer.from(one).equals(Buffer.from(other)))
    },
  ),
  always(
    'An authenticator app’s code fits or does not, whatever is typed for it',
    {
      inputs: fc.tuple(
        fc.oneof(typedText(), fc.stringMatching(/^\d{6}$/)),
        fc.option(fc.oneof(fc.nat(), fc.integer({ min: 51_985_078, max: 51_985_084 }))),
      ),
      examples: [
        ['１２３４５６', null],
        ['1 2 3 4 5 6', 0],
      ],
      tries: 200,
    },
    async ([code, lastStep]) => {
      const step = await stepOfCode({ secret, lastStep }, code, context.now)
      assert(step === null || Number.isInteger(step))
    },
  ),
  always(
    'An address of any account fits into a square code',
    {
      inputs: fc.emailAddress().filter((email) => email.length <= 254),
      examples: [`${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.org`],
      tries: 15,
    },
    (email) => {
      assert(squareCode(appAddress(secret, email)).width > 20)
    },
  ),
  always(
    'Whatever a browser sends for a passkey is one or is none',
    {
      inputs: fc.oneof(
        typedText(),
        fc.json(),
        fc
          .record({
            id: typedText(50),
            rawId: typedText(50),
            type: fc.constant('public-key'),
            response: fc.dictionary(
              fc.constantFrom('clientDataJSON', 'attestationObject', 'authenticatorData', 'signature'),
              typedText(200),
            ),
          })
          .map((each) => JSON.stringify(each)),
      ),
      examples: ['null', '[]', '{"id":"k","rawId":"k","type":"public-key","response":{}}'],
      tries: 200,
    },
    async (typed) => {
      const held = { id: 'one', credentialId: 'k', secret: 'AAAA', counter: 0, transports: '' }
      assert.equal(await readNewPasskey(site, 'challenge', typed), null)
      assert.equal(await passkeyUsed(site, 'challenge', typed, [held]), null)
    },
  ),
  always(
    'A password fits no other hash, whatever stands in either',
    {
      inputs: fc.tuple(typedText(1_000), typedText(1_000)),
      examples: [
        ['', 'a'],
        ['\ud800', '\udfff'],
      ],
      tries: 60,
    },
    async ([one, other]) => {
      const hash = await cheapHash(one)
      assert(await passwordFits(one, hash))
      assert.equal(await passwordFits(other, hash), Buffer.from(one).equals(Buffer.from(other)))
      assert(isOutdated(hash))
    },
  ),
  always(
    'Nobody is sent to another site after signing in, whatever the address says',
    {
      inputs: fc.oneof(
        typedText(),
        typedText().map((text) => `/${text}`),
      ),
      examples: ['//evil.example', '/\\evil.example', '/.//evil.example', '/a?b=/%2f', '/\tx', '/a\n'],
      tries: 600,
    },
    (next) => {
      const path = ownPath(next)
      assert(path.startsWith('/'))
      assert.equal(new URL(path, site.origin).origin, site.origin)
    },
  ),
  always(
    'A network is told of any address, and the same of an address written another way',
    {
      inputs: address,
      examples: ['::', '::1', '1::', ':'.repeat(10_000), '::'.repeat(10_000), '0'.repeat(10_000)],
      tries: 500,
    },
    (typed) => {
      const network = networkOf(typed)
      assert.equal(lanesOf('A@B.co', typed, false)[0]?.key, `address ${network}`)
      if (!typed.includes('.')) assert(network.split(':').length <= 4)
    },
  ),
  always(
    'A browser has a name in words, whatever it says of itself',
    { inputs: typedText(20_000), tries: 200 },
    (typed) => {
      assert.match(browserWords(typed), /^[A-Z][A-Za-z ]+$/)
    },
  ),
  always(
    'Of any row of guesses no more are heard than the limit within the window',
    {
      inputs: fc.array(fc.tuple(fc.constantFrom('a', 'b', '', '__proto__'), fc.nat(120)), { maxLength: 60 }),
      tries: 200,
    },
    (tries) => {
      const guesses = throttle({ minutes: 5 })
      const heard: { key: string; at: number }[] = []
      let seconds = 0
      for (const [key, later] of tries) {
        seconds += later
        const wait = guesses.take([{ key, limit: 3 }], new Date(seconds * 1_000).toISOString())
        assert(wait >= 0 && wait <= 300)
        if (wait === 0) heard.push({ key, at: seconds })
        assert(heard.filter((each) => each.key === key && each.at > seconds - 300).length <= 3)
      }
    },
  ),
]
