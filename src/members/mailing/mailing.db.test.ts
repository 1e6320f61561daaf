import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { accountOf, changeMembership, personsOf } from '../../../test/setup/people.ts'
import { triedSoon } from '../../../test/setup/tried-soon.ts'
import { takeTry } from '../../accounts/throttle.ts'
import { doHourlyWork } from '../../hourly.ts'
import { enterMembership, enterPerson } from '../enter-member.ts'
import { workOnMailing } from './work-on-mailing.ts'

const { app, clock, signedIn, lettersTo } = await startTestApp()
const path = '/bureau/adherents/envois'
const office = await signedIn('bourgogne.localhost', 'secretariat@bourgogne.example')
const { realm_id: realmId, organisation_id: organisationId } = await app.db
  .selectFrom('site')
  .select(['realm_id', 'organisation_id'])
  .where('host', '=', 'bourgogne.localhost')
  .executeTakeFirstOrThrow()

/** Enters people of one family name; those of one address share it. */
async function enter(familyName: string, emails: readonly (string | undefined)[]): Promise<void> {
  await app.db.transaction().execute(async tx => {
    for (const [index, email] of emails.entries()) {
      const person = { familyName, givenName: `Ida ${index}`, ...(email ? { email } : {}) }
      const { personId } = await enterPerson(tx, clock.now(), realmId, person)
      await enterMembership(tx, clock.now(), realmId, { organisationId, personId })
    }
  })
}

const mailings = async () => await app.db.selectFrom('mailing').selectAll().orderBy('id', 'desc').execute()
const latest = async () => {
  const [mailing] = await mailings()
  if (!mailing) throw new Error('there is no mailing')
  return mailing
}
const over = async () => await triedSoon(app.db, async () => (await latest()).state === 'done')
const lettersLike = async (pattern: string) =>
  await app.db
    .selectFrom('letter')
    .selectAll()
    .where('to_email', 'like', pattern)
    .orderBy('to_email')
    .execute()

test('the first letter to a list: told before who gets it, sent once, and seen how far it has come', async () => {
  await enter('Envoi', ['un@envoi.example', 'deux@envoi.example', 'deux@envoi.example', undefined])
  const account = await accountOf(app, 'un@envoi.example')
  const before = said(await office.get(`${path}/nouveau?recherche=envoi`))
  expect(before).toContain('2 messages seront envoyés')
  expect(before).toContain("Partagent la boîte de quelqu'un qui le reçoit 1")
  expect(before).toContain('Sans adresse valable 1')
  expect(await mailings()).toEqual([])

  const started = await office.post(path, { recherche: 'envoi' })
  expect(started.location).toMatch(/^\/bureau\/adherents\/envois\/[\da-f-]{36}$/)
  await over()
  const page = await office.get(started.location ?? '')
  expect(said(page)).toContain("L'envoi est terminé")
  expect(said(page)).toContain('Adhésions parcourues 4 sur 4 Messages envoyés 2')
  expect(page.text).toContain('<live-progress over')
  expect(said(await office.get(path))).toContain('terminé 4 sur 4 2')
  expect((await lettersTo('un@envoi.example')).map(({ subject }) => subject)).toEqual([
    expect.stringContaining('votre première connexion'),
  ])
  expect(await lettersTo('deux@envoi.example')).toHaveLength(1)
  const trace = await app.db.selectFrom('audit').selectAll().where('account_id', '=', account.id).execute()
  expect(trace.map(({ event }) => event)).toContain('firstLetterSent')

  const again = said(await office.get(`${path}/nouveau?recherche=envoi`))
  expect(again).toContain('Personne de cette liste ne recevrait ce message')
  expect(again).toContain("L'ont déjà reçu ces sept derniers jours 3")
  expect((await office.post(path, { recherche: 'envoi' })).status).toBe(200)
  expect(await mailings()).toHaveLength(1)
  clock.advance({ hours: 8 * 24 })
})

test('a mailing that was killed goes on where it stood, and two who work on it send nothing twice', async () => {
  const emails = Array.from({ length: 45 }, (_, n) => `n${String(n).padStart(2, '0')}@reprise.example`)
  await enter('Reprise', emails)
  const secretary = await signedIn('bourgogne.localhost', 'secretariat@bourgogne.example')
  // Nobody works on it: the job is lost, as after a restore.
  const { add } = app.queue
  app.queue.add = async () => {}
  await secretary.post(path, { recherche: 'reprise' })
  app.queue.add = add
  const { id: mailingId } = await latest()
  const job = { realmId, mailingId }
  // One dies after its first batch.
  let transactions = 0
  const dying = Object.assign(Object.create(app.db), {
    transaction: () => {
      if (++transactions > 1) throw new Error('killed')
      return app.db.transaction()
    },
  })
  await expect(workOnMailing({ ...app, db: dying }, job, 20)).rejects.toThrow('killed')
  expect(await latest()).toMatchObject({ state: 'running', done: 20, letters: 20 })
  await Promise.all([workOnMailing(app, job, 20), workOnMailing(app, job, 20)])
  expect(await latest()).toMatchObject({ state: 'done', total: 45, done: 45, letters: 45 })
  expect((await lettersLike('%@reprise.example')).map(({ to_email }) => to_email)).toEqual(emails)
})

test('one without a job gets another; one that is stopped sends no more; a typed name is forgotten', async () => {
  clock.advance({ hours: 8 * 24 })
  await enter('Arret', ['a@arret.example'])
  const secretary = await signedIn('bourgogne.localhost', 'secretariat@bourgogne.example')
  const { add } = app.queue
  app.queue.add = async () => {}
  const stopped = await secretary.post(path, { recherche: 'arret' })
  expect(said(await secretary.get(stopped.location ?? ''))).toContain("L'envoi va commencer")
  await secretary.post(`${stopped.location}/arret`, {})
  expect(said(await secretary.get(stopped.location ?? ''))).toContain("L'envoi est arrêté")
  const { id: mailingId } = await latest()
  await workOnMailing(app, { realmId, mailingId })
  expect(await lettersLike('%@arret.example')).toEqual([])
  await secretary.post(path, { recherche: 'arret' })
  app.queue.add = add
  clock.advance({ hours: 2 })
  await doHourlyWork(app)
  await over()
  expect(await lettersLike('%@arret.example')).toHaveLength(1)

  const names = async () => (await mailings()).map(({ asked }) => JSON.stringify(asked))
  expect((await names()).filter(asked => asked.includes('arret'))).toHaveLength(2)
  clock.advance({ hours: 24 * 366 })
  await doHourlyWork(app)
  expect((await names()).filter(asked => /arret|reprise|envoi/.test(asked))).toEqual([])
})

test('who has had too many letters is counted and gets one another day; who has left or died gets none', async () => {
  clock.advance({ hours: 8 * 24 })
  const secretary = await signedIn('bourgogne.localhost', 'secretariat@bourgogne.example')
  const address = (name: string) => `${name}@limite.example`
  const names = ['calme', 'presse', 'parti', 'mort', 'entretemps', 'morte-entretemps']
  await enter('Limite', names.map(address))
  const { add } = app.queue
  app.queue.add = async () => {}
  const ends = async (name: string, state: 'left' | 'deceased') => {
    const [person] = await personsOf(app, address(name))
    await changeMembership(app, person?.id ?? '', { state })
  }
  await ends('parti', 'left')
  await ends('mort', 'deceased')
  expect(said(await secretary.get(`${path}/nouveau?recherche=limite&etat=tous`))).toContain(
    '4 messages seront envoyés',
  )
  const asked = await secretary.post(path, { recherche: 'limite', etat: 'tous' })
  const { id: mailingId } = await latest()
  await ends('entretemps', 'left')
  await ends('morte-entretemps', 'deceased')
  await takeTry(app.db, clock.now(), realmId, [{ kind: 'letterPause', subject: address('presse') }])
  await workOnMailing(app, { realmId, mailingId }, 4)
  app.queue.add = add
  expect(await latest()).toMatchObject({ state: 'done', done: 6, letters: 1, held_back: 1 })
  expect(said(await secretary.get(asked.location ?? ''))).toContain(
    "1 message n'a pas été envoyé : cette adresse a déjà reçu trop de messages.",
  )
  expect((await lettersLike('%@limite.example')).map(({ to_email }) => to_email)).toEqual([address('calme')])

  clock.advance({ hours: 24 })
  const nextDay = await signedIn('bourgogne.localhost', 'secretariat@bourgogne.example')
  const again = await nextDay.post(path, { recherche: 'limite' })
  await over()
  expect(said(await nextDay.get(again.location ?? ''))).toContain('parcourues 2 sur 2 Messages envoyés 1')
  expect((await lettersLike('%@limite.example')).map(({ to_email }) => to_email)).toEqual([
    address('calme'),
    address('presse'),
  ])
})

test('nobody sees, starts or stops a mailing to members out of reach', async () => {
  const national = await signedIn('federation.localhost', 'secretariat@federation.example')
  await enter('Portee', ['p@portee.example'])
  const all = await national.post(path, {})
  expect(all.location).toContain(path)
  const secretary = await signedIn('bourgogne.localhost', 'secretariat@bourgogne.example')
  for (const reply of [
    await secretary.get(all.location ?? ''),
    await secretary.post(`${all.location}/arret`, {}),
    await secretary.get(`${path}/x`),
  ])
    expect(reply.status).toBe(404)
  const [, id = ''] = /envois\/(.+)/.exec(all.location ?? '') ?? []
  expect((await secretary.get(path)).text).not.toContain(id)
  expect((await national.get(path)).text).toContain(id)
  expect(said(await secretary.get(`${path}/nouveau?recherche=schmitt`))).toContain('Personne de cette liste')
})
