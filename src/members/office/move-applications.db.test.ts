import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, worksCouncil } from '../../../test/setup/applicants.ts'
import { accountOf } from '../../../test/setup/people.ts'

// Where the office alone admits, a member may not have confirmed the address yet.
const desk = await startTestApp()
const { app, browse, signedIn } = desk
const { apply, applicationOf, approve, linkTo, signIn } = applicantsOf(desk)
const conditions = async () => (await app.sites.byHost(worksCouncil))?.realm.policy.registration.admittedAfter
await sql`update realm set policy = jsonb_set(policy, '{registration,admittedAfter}', '["officeApproved"]')
  where policy -> 'registration' ->> 'startedBy' = 'invitee'`.execute(app.db)
await vi.waitFor(async () => expect(await conditions()).toEqual(['officeApproved']))
const structure = await signedIn(worksCouncil, 'cse@verrerie.example')

/** Somebody admitted with a wrong address, and the link that went there. */
async function admitted(email: string) {
  const { application } = await apply(worksCouncil, { email, familyName: 'Faute', givenName: email })
  await approve(worksCouncil, application)
  const { state, person_id: personId } = await applicationOf(email)
  expect(state).toBe('admitted')
  return { id: application.id, path: `/bureau/adherents/${personId}/adresse`, link: await linkTo(email) }
}
const accountsWith = (email: string) =>
  app.db.selectFrom('account').selectAll().where('email_key', '=', email).execute()
const reload = (id: string) =>
  app.db.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('an address that the office changes before it is confirmed', () => {
  test('is that of the application from then on; the old link makes no account, and tells nothing', async () => {
    const { id, path, link } = await admitted('faute@exemple.fr')
    expect((await structure.post(path, { email: 'Juste@exemple.fr', letter: 'later' })).status).toBe(303)
    expect(await reload(id)).toMatchObject({
      email: 'Juste@exemple.fr',
      email_key: 'juste@exemple.fr',
      password_hash: null,
    })
    const stranger = browse(worksCouncil)
    await stranger.get(link)
    const page = await stranger.get('/inscription/confirmation')
    expect(page.text.toLowerCase()).not.toContain('juste@exemple.fr')
    await stranger.post('/inscription/confirmation', {})
    expect((await reload(id)).email_confirmed_at).toBeNull()
    expect(await accountsWith('faute@exemple.fr')).toEqual([])
    expect((await accountOf(app, 'Juste@exemple.fr')).password_hash).toBeNull()
    expect((await signIn(stranger, 'faute@exemple.fr')).status).toBe(422)
  })

  test('opens nothing any more once it is taken away', async () => {
    const { id, path, link } = await admitted('retire@exemple.fr')
    expect((await structure.post(path, { email: '', letter: 'later' })).status).toBe(303)
    const stranger = browse(worksCouncil)
    await stranger.get(link)
    await stranger.post('/inscription/confirmation', {})
    expect((await reload(id)).email_confirmed_at).toBeNull()
    expect(await accountsWith('retire@exemple.fr')).toEqual([])
    desk.clock.advance({ minutes: 5 })
    await stranger.post('/mot-de-passe', { email: 'retire@exemple.fr' })
    const [asked] = await desk.lettersTo('retire@exemple.fr')
    expect(asked?.text).not.toContain('jeton=')
    const keys = app.db.selectFrom('application_key').selectAll().where('application_id', '=', id)
    expect(await keys.where('ended_at', 'is', null).execute()).toEqual([])
  })
})
