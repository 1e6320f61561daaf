import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { answersFor, consent, type Fields, fillIn, pathOf, send } from '../../test/setup/registrations.ts'
import { blueprints } from '../organisations/blueprints.ts'
import type { Policy } from '../organisations/policy.ts'
import { makeRealm, makeSite } from '../organisations/setup.ts'
import { answersOf } from './application.ts'
import type { StepName } from './steps/registry.ts'

const desk = await startTestApp()
const { app, clock, browse, anotherInstance } = desk

/** Opens a realm of its own, with a policy and nothing else. */
async function openRealm(slug: string, policy: Policy): Promise<string> {
  const host = `${slug}.localhost`
  await app.db.transaction().execute(async tx => {
    const now = clock.now()
    const { realmId, organisationId } = await makeRealm(tx, now, { slug, name: slug, policy }, { name: slug })
    const site = { organisationId, host, name: slug, colour: '#1f4e5f', isSignInHost: true }
    await makeSite(tx, now, realmId, site)
  })
  await expect.poll(async () => (await browse(host).get('/')).status).toBe(200)
  return host
}

const open = (policy: Policy, steps: readonly StepName[] = policy.registration.steps): Policy => ({
  ...policy,
  registration: { ...policy.registration, startedBy: 'anyone', steps: [...steps] },
})

const applicationOf = async (email: string) =>
  await app.db.selectFrom('application').selectAll().where('email', '=', email).executeTakeFirstOrThrow()

describe('the engine knows no realm: it goes by the names in the policy', () => {
  test.each(Object.entries(blueprints))(
    'the steps of the blueprint %s, from its own data',
    async (name, policy) => {
      const host = await openRealm(`pas-a-pas-${name.toLowerCase()}`, open(policy))
      const browser = browse(host)
      const { steps } = policy.registration
      const { email } = await fillIn(browser, app, steps)
      expect((await browser.get('/inscription/validation')).text).toContain(
        `Étape ${steps.length} sur ${steps.length}`,
      )
      expect((await send(browser)).location).toBe('/inscription/envoyee')
      const isAdmitted = policy.registration.admittedAfter.length === 0
      expect((await applicationOf(email)).state).toBe(isAdmitted ? 'admitted' : 'submitted')
    },
  )

  test('a fourth realm has its own order of steps, by its policy alone', async () => {
    const steps: StepName[] = ['beneficiaries', 'deliveryAddress', 'secondAdherent', 'account', 'validation']
    const host = await openRealm('quatrieme', open(blueprints.worksCouncil, steps))
    const browser = browse(host)
    expect((await browser.get('/inscription')).location).toBe('/inscription/beneficiaires')
    const { email } = await fillIn(browser, app, steps)
    expect((await browser.get('/inscription/compte')).text).toContain('Étape 4 sur 5')
    expect((await send(browser)).location).toBe('/inscription/envoyee')
    const answers = answersOf(await applicationOf(email))
    expect(answers.identity?.email).toBe(email)
    expect(answers.address?.town).toBe('Ajaccio')
    expect(answers.secondAdherent?.givenName).toBe('Ange')
    expect(answers.beneficiaries).toHaveLength(1)
  })
})

const steps = ['identifiers', 'address', 'secondAdherent', 'beneficiaries', 'validation'] as const
type Typing = Exclude<(typeof steps)[number], 'validation'>

const text = fc.constantFrom('', 'Zoé', 'x'.repeat(400), '<b>', "' or 1=1", '😀', '20000', '1', 'FR', 'zoe@')
const field: Record<Typing, fc.Arbitrary<string>> = {
  identifiers: fc.constantFrom('familyName', 'givenName', 'email', 'phone'),
  address: fc.constantFrom('line1', 'postcode', 'town', 'country'),
  secondAdherent: fc.constantFrom('familyName', 'givenName', 'email'),
  beneficiaries: fc.constantFrom('0-kind', '0-givenName', '0-familyName', '1-givenName'),
}
const typing = fc
  .constantFrom<Typing>('identifiers', 'address', 'secondAdherent', 'beneficiaries')
  .chain(step =>
    fc.record({
      step: fc.constant(step),
      go: fc.constantFrom('next', 'previous', 'later', 'nonsense'),
      wrong: fc.option(fc.tuple(field[step], text), { nil: undefined }),
    }),
  )
const act = fc.oneof(
  { weight: 5, arbitrary: typing },
  { weight: 1, arbitrary: fc.constant('crash' as const) },
  { weight: 1, arbitrary: fc.constant('look' as const) },
  { weight: 1, arbitrary: fc.constant('wait' as const) },
)

test('any order of next, previous, edits, crashes and returns ends in the same application', async () => {
  const host = await openRealm('quel-que-soit-l-ordre', open(blueprints.association, steps))
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 10 }), async acts => {
      let browser = browse(host)
      const email = `ordre-${++runs}@exemple.fr`
      const { filledIn } = answersFor(app, email)
      for (const each of acts) {
        if (each === 'wait') clock.advance({ hours: 24 })
        else if (each === 'look')
          for (const name of steps) expect((await browser.get(pathOf(name))).status).toBeLessThan(400)
        else if (each === 'crash') {
          const restarted = (await elsewhere()).browse(host)
          for (const [name, value] of browser.cookies) restarted.cookies.set(name, value)
          browser = restarted
        } else {
          const right = await filledIn[each.step]()
          const typed: Fields = {
            ...right,
            go: each.go,
            ...(each.wrong ? { [each.wrong[0]]: each.wrong[1] } : {}),
          }
          expect((await browser.post(pathOf(each.step), typed)).status).toBeLessThan(500)
        }
      }
      await fillIn(browser, app, steps, email)
      expect((await browser.post('/inscription/validation', await consent(browser))).location).toBe(
        '/inscription/envoyee',
      )
      const { email: said, ...application } = await applicationOf(email)
      expect(said).toBe(email)
      expect(application.password_hash).toMatch(/^\$argon2id\$/)
      expect(answersOf(application)).toEqual(expected(email))
    }),
    { numRuns: 25 },
  )
}, 120_000)

let second: Promise<Awaited<ReturnType<typeof anotherInstance>>> | undefined
/** The server after a crash: another instance, which knows nothing but the database. */
const elsewhere = () => {
  second ??= anotherInstance()
  return second
}

const expected = (email: string) => ({
  identity: {
    familyName: "L'Hermitte",
    givenName: 'Zoé',
    email,
    occupationId: null,
    phone: '+33612345678',
    birthDate: null,
  },
  address: { line1: '3 rue du Port', line2: null, postcode: '20000', town: 'Ajaccio', country: 'FR' },
  secondAdherent: { familyName: 'Rossi', givenName: 'Ange', email: 'ange@exemple.fr' },
  beneficiaries: [{ kind: 'spouse', familyName: 'Rossi', givenName: 'Ange', birthDate: null }],
  accepted: [],
})
