import { beforeAll, describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { LetterContext } from '../mail/letter.ts'
import type { Site } from '../organisations/site.ts'
import { childAgeLimitLetter } from './age-limit.letters.ts'
import { tellOfAgeLimits } from './age-limit-telling.ts'
import { enterBeneficiary, enterMembership, enterPerson } from './enter-member.ts'

const { app, clock, anotherInstance } = await startTestApp({ now: '2026-01-05T08:00:00Z', sends: false })
const works = (await app.sites.byHost('avantages.localhost')) as Site
const realmId = works.realm.id
const structure = await app.db
  .selectFrom('organisation')
  .select('id')
  .where('name', '=', 'CSE Verrerie')
  .executeTakeFirstOrThrow()

type Holder = {
  state?: 'awaitingAdmission' | 'admitted' | 'none'
  signsIn?: boolean
  kind?: 'spouse' | 'dependentChild'
  born: string | null
}

let families = 0

/** A member of the structure with one beneficiary. Returns the address. */
async function family({ state = 'admitted', signsIn = true, kind = 'dependentChild', born }: Holder) {
  const email = `parent-${++families}@verrerie.example`
  await app.db.transaction().execute(async tx => {
    const now = clock.now()
    const names = { givenName: 'Alex', familyName: `Parent ${families}` }
    const { personId } = await enterPerson(tx, now, realmId, { ...names, email, signsIn })
    if (state !== 'none')
      await enterMembership(tx, now, realmId, { organisationId: structure.id, personId, state })
    const birthDate = born === null ? null : Temporal.PlainDate.from(born)
    await enterBeneficiary(tx, now, realmId, personId, { ...names, givenName: 'Camille', kind, birthDate })
  })
  return email
}

const lettersTo = async (email: string) =>
  await app.db
    .selectFrom('letter')
    .selectAll()
    .where('template', '=', 'childAgeLimit')
    .where('to_email', '=', email)
    .execute()

/** Tells at that instant, and returns how many letters the address has by then. */
async function toldBy(instant: string, email: string): Promise<number> {
  clock.set(instant)
  await tellOfAgeLimits(app)
  return (await lettersTo(email)).length
}

/** Paris is two hours ahead of UTC in summer: 60 days before 1 October is 2 August, which begins at 22:00 on the 1st. */
describe('whom to tell', () => {
  test('not before, once from the day on, never twice', async () => {
    const email = await family({ born: '2000-10-01' })
    expect(await toldBy('2026-08-01T21:59:59Z', email)).toBe(0)
    expect(await toldBy('2026-08-01T22:00:00Z', email)).toBe(1)
    expect(await toldBy('2026-08-01T22:00:00Z', email)).toBe(1)
    for (
      let at = Temporal.Instant.from('2026-08-02T08:00:00Z');
      at.toString() < '2026-10-05';
      at = at.add({ hours: 24 })
    )
      expect(await toldBy(at.toString(), email)).toBe(1)
  })

  test('late rather than not at all, when nothing ran for weeks', async () => {
    const email = await family({ born: '2000-11-15' })
    expect(await toldBy('2026-11-14T22:59:59Z', email)).toBe(1)
  })

  test('not once the rights have ended', async () => {
    const email = await family({ born: '2000-11-15' })
    expect(await toldBy('2026-11-14T23:00:00Z', email)).toBe(0)
    expect(await toldBy('2027-11-14T23:00:00Z', email)).toBe(0)
  })

  test('who was born on a 29 February has rights up to the 28th', async () => {
    const email = await family({ born: '2004-02-29' })
    expect(await toldBy('2029-12-29T22:59:59Z', email)).toBe(0)
    expect(await toldBy('2029-12-29T23:00:00Z', email)).toBe(1)
    const other = await family({ born: '2004-02-29' })
    expect(await toldBy('2030-02-27T23:00:00Z', other)).toBe(0)
  })

  const born = '2010-06-01'
  test.each<[string, Holder]>([
    ['whose holder awaits admission', { born, state: 'awaitingAdmission' }],
    ['whose holder is no member', { born, state: 'none' }],
    ['whose holder has no account', { born, signsIn: false }],
    ['who is a partner', { born, kind: 'spouse' }],
    ['whose birth date nobody knows', { born: null }],
  ])('nobody about somebody %s', async (_, holder) => {
    const email = await family(holder)
    expect(await toldBy('2036-05-15T08:00:00Z', email)).toBe(0)
  })

  test('as soon as the holder is admitted, while there is time', async () => {
    const email = await family({ born, state: 'awaitingAdmission' })
    expect(await toldBy('2036-05-15T08:00:00Z', email)).toBe(0)
    await app.db
      .updateTable('membership')
      .set({ state: 'admitted' })
      .where('organisation_id', '=', structure.id)
      .execute()
    expect(await toldBy('2036-05-16T08:00:00Z', email)).toBe(1)
  })
})

test('more than one transaction takes, by two instances at once: each is told once', async () => {
  const count = 230
  clock.set('2039-12-20T08:00:00Z')
  for (let each = 0; each < count; each++) await family({ born: '2014-02-01' })
  const other = (await anotherInstance()).app
  const before = await app.db.selectFrom('letter').select('id').execute()
  const told = await Promise.all([tellOfAgeLimits(app), tellOfAgeLimits(other), tellOfAgeLimits(app)])
  const after = await app.db.selectFrom('letter').select('to_email').execute()
  expect(told.reduce((sum, each) => sum + each)).toBe(count)
  expect(after.length - before.length).toBe(count)
  expect(await tellOfAgeLimits(app)).toBe(0)
})

describe('the letter', () => {
  let context: LetterContext
  const write = (at: string) => {
    clock.set(at)
    return childAgeLimitLetter(context)
  }

  beforeAll(async () => {
    const email = await family({ born: '2020-06-01' })
    await toldBy('2046-05-01T08:00:00Z', email)
    const [row] = await lettersTo(email)
    if (!row) throw new Error('nobody was told')
    const { id, account_id: accountId, person_id: personId, created_at: createdAt } = row
    const details = row.details as { beneficiary: string }
    const letter = { id, accountId, personId, createdAt, toEmail: email, details }
    context = { app, site: works, language: 'fr', letter }
  })

  test('names the child and the day, and whom to ask, and holds no name but the first', async () => {
    const written = JSON.stringify(await write('2046-05-01T08:00:00Z'))
    for (const said of [
      'Camille',
      "jusqu'à leurs 26 ans",
      '1er juin 2046',
      'CSE Verrerie',
      'cse@verrerie.example',
    ])
      expect(written).toContain(said)
    expect(written).toContain('http://avantages.localhost:3000/espace/compte')
    expect(written).not.toContain('Parent')
    const english = JSON.stringify(await childAgeLimitLetter({ ...context, language: 'en' }))
    expect(english).toContain('until they are 26')
  })

  test('is withheld when it leaves too late, when the limit is gone, and when it is somebody else’s child', async () => {
    expect(await write('2046-05-31T21:59:59Z')).not.toBe('withheld')
    expect(await write('2046-05-31T22:00:00Z')).toBe('withheld')
    clock.set('2046-05-01T08:00:00Z')
    const policy = { ...works.realm.policy, household: { childAgeLimit: null, tellBeforeDays: 60 } }
    const unlimited = { ...works, realm: { ...works.realm, policy } }
    expect(await childAgeLimitLetter({ ...context, site: unlimited })).toBe('withheld')
    const { letter } = context
    const others = { ...letter, personId: letter.details.beneficiary as string }
    expect(await childAgeLimitLetter({ ...context, letter: others })).toBe('withheld')
  })
})
