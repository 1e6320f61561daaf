import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { chosenPassword, fillIn, send } from '../../../test/setup/registrations.ts'
import { demonstrationPassword } from '../../demonstration/accounts.ts'
import { enterPerson, giveRole } from '../../members/enter-member.ts'
import { blueprints } from '../../organisations/blueprints.ts'
import type { Policy } from '../../organisations/policy.ts'
import { makeRealm, makeSite } from '../../organisations/setup.ts'

type Condition = Policy['registration']['admittedAfter'][number]

const { app, clock, browse, lettersTo } = await startTestApp()
const all: readonly Condition[] = ['emailConfirmed', 'officeApproved', 'duesPaid']

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((first, at) => permutations(items.toSpliced(at, 1)).map(rest => [first, ...rest]))

/** Every choice of conditions that a policy can make. */
const policies = Array.from({ length: 2 ** all.length }, (_, chosen) => ({
  admittedAfter: all.filter((_, at) => chosen & (1 << at)),
}))

/** Opens a realm that admits after these, with somebody who runs it. */
async function openRealm(admittedAfter: readonly Condition[]): Promise<{ host: string; office: Browser }> {
  const slug = `apres-${admittedAfter.join('-').toLowerCase() || 'rien'}`
  const host = `${slug}.localhost`
  const { registration, ...rest } = blueprints.association
  const policy: Policy = {
    ...rest,
    registration: {
      ...registration,
      steps: ['identifiers', 'validation'],
      admittedAfter: [...admittedAfter],
    },
  }
  await app.db.transaction().execute(async tx => {
    const now = clock.now()
    const { realmId, organisationId } = await makeRealm(tx, now, { slug, name: slug, policy }, { name: slug })
    await makeSite(tx, now, realmId, {
      organisationId,
      host,
      name: slug,
      colour: '#1f4e5f',
      isSignInHost: true,
    })
    const { personId, accountId } = await enterPerson(tx, now, realmId, {
      givenName: 'Anne',
      familyName: 'Bureau',
      email: 'bureau@exemple.fr',
    })
    await giveRole(tx, now, realmId, { organisationId, personId, name: 'manager' })
    const { password_hash } = await tx
      .selectFrom('account')
      .select('password_hash')
      .where('email', '=', 'bureau@ceramique.example')
      .executeTakeFirstOrThrow()
    await tx.updateTable('account').set({ password_hash }).where('id', '=', accountId).execute()
  })
  await expect.poll(async () => (await browse(host).get('/')).status).toBe(200)
  const office = browse(host)
  await office.signInAs('bureau@exemple.fr', demonstrationPassword)
  return { host, office }
}

const applicationOf = async (email: string) =>
  await app.db.selectFrom('application').selectAll().where('email', '=', email).executeTakeFirstOrThrow()

let people = 0

describe.each(policies)('admitted after $admittedAfter', ({ admittedAfter }) => {
  test('in whatever order they come about, and not before', async () => {
    const { host, office } = await openRealm(admittedAfter)
    for (const order of permutations(all)) {
      const applicant = browse(host)
      const { email } = await fillIn(applicant, app, ['identifiers'], `candidat-${++people}@exemple.fr`)
      await send(applicant)
      const { id } = await applicationOf(email)
      const happens: Record<Condition, () => Promise<unknown>> = {
        emailConfirmed: async () => {
          const letter = (await lettersTo(email)).find(({ text }) => text.includes('jeton='))?.text ?? ''
          const token = /jeton=([\w-]{43})/.exec(letter)?.[1] ?? ''
          await applicant.get(`/inscription/confirmation?jeton=${token}`)
          await applicant.post('/inscription/confirmation', {})
        },
        officeApproved: () => office.post(`/bureau/demandes/${id}/valider`, {}),
        duesPaid: () => office.post(`/bureau/demandes/${id}/cotisation`, {}),
      }
      const still = new Set<Condition>(admittedAfter)
      expect((await applicationOf(email)).state).toBe(still.size === 0 ? 'admitted' : 'submitted')
      for (const event of order) {
        await happens[event]()
        still.delete(event)
        expect([order, event, (await applicationOf(email)).state]).toEqual([
          order,
          event,
          still.size === 0 ? 'admitted' : 'submitted',
        ])
      }
      const signedIn = await browse(host).signInAs(email, chosenPassword)
      expect(signedIn.location).toBe('/espace')
      const congratulations = (await lettersTo(email)).filter(({ text }) => text.includes('Félicitations'))
      expect(congratulations).toHaveLength(1)
    }
  })
})

test('each event leaves its row in the audit', async () => {
  const events = await app.db.selectFrom('audit').select('event').distinct().execute()
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      'applicationSubmitted',
      'addressConfirmed',
      'applicationApproved',
      'duesReceived',
      'applicationAdmitted',
    ]),
  )
})
