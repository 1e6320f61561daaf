import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'
import { openDue, recordPayment } from '../../dues/ledger.ts'
import { enterPerson, giveRole } from '../enter-member.ts'

const { app, clock, browse, signedIn, linkTo } = await startTestApp()
const host = 'federation.localhost'
const site = await app.sites.byHost(host)
if (!site) throw new Error('No such site')
const { realm } = site
const work = app.db.transaction().execute.bind(app.db.transaction())
const company = () => signedIn(host, 'secretariat@bourgogne.example')
const nation = () => signedIn(host, 'secretariat@federation.example')
const organisation = async (name: string) =>
  (
    await app.db
      .selectFrom('organisation')
      .select('id')
      .where('realm_id', '=', realm.id)
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
  ).id
const inBourgogne = await organisation('Compagnie de Bourgogne')
const inAlsace = await organisation("Compagnie d'Alsace")

/** The lines of a page, without the times. */
const linesOf = ({ text }: { text: string }) =>
  [...text.matchAll(/<li><time[^>]*>[^<]*<\/time><span>(.*?)<\/span><\/li>/g)].map(([, line = '']) =>
    line.replaceAll('&#39;', "'").replaceAll('\u00a0', ' '),
  )

test('a life from entry to departure is told in plain words, the latest first, by the page', async () => {
  const email = 'vie@exemple.fr'
  const office = await company()
  const form = await office.get('/bureau/adherents/nouveau')
  const entry = { id: fieldIn(form, 'id'), familyName: 'Vie', givenName: 'Anne', email, letter: 'now' }
  const personId = (await office.post('/bureau/adherents', entry)).location?.split('/').at(-1) ?? ''
  const path = `/bureau/adherents/${personId}`
  const { id: membershipId } = await app.db
    .selectFrom('membership')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const link = await linkTo(email)

  clock.set('2026-06-16T08:00:00Z')
  const own = browse(host)
  await own.get(link)
  const password = 'Vivre-2026!'
  await own.post('/mot-de-passe/nouveau', { password, again: password })
  for (const day of ['2026-06-17', '2026-06-18', '2026-07-31']) {
    clock.set(`${day}T21:59:00Z`)
    await browse(host).signInAs(email, password)
  }
  // In Paris this is August.
  clock.set('2026-07-31T22:01:00Z')
  await browse(host).signInAs(email, password)
  expect((await browse(host).post('/connexion', { email, password: 'Pas-le-bon-1!' })).status).toBe(422)

  clock.set('2026-09-01T08:00:00Z')
  await (await company()).post(`${path}/modifier`, { phone: '06 12 34 56 78', town: 'Dijon' })
  clock.set('2026-09-02T08:00:00Z')
  await work(async tx => {
    const by = { at: clock.now(), personId: null }
    await openDue(tx, realm, membershipId, by)
    const shares = [{ membershipId, amountCents: 6000 }]
    const receivedOn = Temporal.PlainDate.from('2026-09-01')
    const payment = { organisationId: inBourgogne, receivedOn, amountCents: 6000, method: 'cheque' as const }
    await recordPayment(tx, realm, { ...payment, shares }, by)
  })
  clock.set('2026-09-03T08:00:00Z')
  const acting = await company()
  await acting.post(`${path}/suspension`, { adhesion: membershipId, motif: 'Enquête' })
  const { id: suspensionId } = await app.db
    .selectFrom('suspension')
    .select('id')
    .where('membership_id', '=', membershipId)
    .executeTakeFirstOrThrow()
  clock.advance({ minutes: 5 })
  await acting.post(`${path}/suspension`, { adhesion: membershipId, levee: suspensionId })
  clock.set('2026-09-04T08:00:00Z')
  await (await nation()).post(`${path}/deplacer`, { adhesion: membershipId, de: inBourgogne, vers: inAlsace })
  clock.set('2026-09-05T08:00:00Z')
  await work(tx =>
    giveRole(tx, clock.now(), realm.id, { organisationId: inAlsace, personId, name: 'reader' }),
  )
  await app.db
    .updateTable('role')
    .set({ ends_at: Temporal.Instant.from('2026-09-06T08:00:00Z') })
    .where('person_id', '=', personId)
    .execute()
  clock.set('2026-09-07T08:00:00Z')
  const last = await nation()
  await last.post(`${path}/adresse`, { email: 'anne@exemple.fr', letter: 'later' })
  clock.advance({ minutes: 5 })
  await last.post(`${path}/depart`, { adhesion: membershipId, suite: 'left', jour: '07/09/2026' })

  const life = [
    "Départ enregistré par Odile Marchand (Compagnie d'Alsace)",
    'Adresse e-mail corrigée par Odile Marchand',
    "Rôle terminé : lecture (Compagnie d'Alsace)",
    "Rôle donné : lecture (Compagnie d'Alsace)",
    "Adhésion déplacée par Odile Marchand, de « Compagnie de Bourgogne » vers « Compagnie d'Alsace »",
    "Suspension levée par Claire Bonnet (Compagnie d'Alsace)",
    "Adhésion suspendue par Claire Bonnet (Compagnie d'Alsace) : Enquête",
    'Cotisation payée : 60 € par chèque, le 1er septembre 2026',
    'Fiche corrigée par Claire Bonnet : téléphone, ville et pays',
    'Un mot de passe refusé en août 2026',
    'Une connexion en août 2026',
    'Une connexion en juillet 2026',
    '2 connexions en juin 2026',
    'Mot de passe choisi',
    'Lien pour choisir un mot de passe ouvert',
    'Lettre de première connexion envoyée par Claire Bonnet',
    'Inscription enregistrée par Claire Bonnet',
  ]
  const history = await last.get(`${path}/historique`)
  expect(linesOf(history)).toEqual(life)
  expect(said(history)).toContain('7 septembre 2026 à 10 h 05')
  expect(linesOf(await last.get(path))).toEqual(life.slice(0, 5))
  expect((await last.get('/langue/en')).status).toBe(303)
  expect(linesOf(await last.get(`${path}/historique`))).toContain('2 sign-ins in June 2026')

  // A reader of Alsace reads the same, without addresses of the network or what only the sender of letters knows.
  const reading = await work(async tx => {
    const reader = { givenName: 'Luc', familyName: 'Lecteur', email: 'lecteur@alsace.example' }
    const { personId: readerId, accountId } = await enterPerson(tx, clock.now(), realm.id, reader)
    await giveRole(tx, clock.now(), realm.id, {
      organisationId: inAlsace,
      personId: readerId,
      name: 'reader',
    })
    const { password_hash } = await tx
      .selectFrom('account')
      .select('password_hash')
      .where('email', '=', 'secretariat@bourgogne.example')
      .executeTakeFirstOrThrow()
    await tx.updateTable('account').set({ password_hash }).where('id', '=', accountId).execute()
  }).then(() => signedIn(host, 'lecteur@alsace.example'))
  const seen = await reading.get(`${path}/historique`)
  expect(linesOf(seen)).toEqual(life)
  expect(seen.text).not.toContain('127.0.0.1')
  expect((await (await company()).get(`${path}/historique`)).status).toBe(404)
})

test('an office sees of whoever is a member elsewhere what is its own; pages go on where the last one ended', async () => {
  const rows = await app.db
    .selectFrom('account_person as ap')
    .innerJoin('account as a', 'a.id', 'ap.account_id')
    .select(['ap.person_id as personId', 'a.id as accountId'])
    .where('a.email', '=', 'adherent@bourgogne.example')
    .executeTakeFirstOrThrow()
  const { personId } = rows
  const path = `/bureau/adherents/${personId}/historique`
  const trace = async (event: string, at: string, organisationId: string | null, details: object = {}) =>
    await app.db
      .insertInto('audit')
      .values({
        realm_id: realm.id,
        id: crypto.randomUUID(),
        at: Temporal.Instant.from(at),
        event,
        account_id: null,
        person_id: personId,
        organisation_id: organisationId,
        ip: '192.0.2.7',
        user_agent: null,
        details: JSON.stringify(details),
      })
      .execute()
  for (let day = 1; day <= 28; day++)
    for (const hour of ['08', '09'])
      await trace('memberCorrected', `2026-08-${String(day).padStart(2, '0')}T${hour}:00:00Z`, inBourgogne, {
        changed: ['town'],
        by: 'nobody',
      })
  await trace('memberLeft', '2026-08-30T08:00:00Z', inAlsace)
  const national = await nation()
  const seen: string[] = []
  for (let next: string | undefined = path; next; ) {
    const page = await national.get(next)
    seen.push(...linesOf(page))
    next = /rel="next" href="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen.filter(line => line === 'Fiche corrigée : ville')).toHaveLength(56)
  expect(seen[0]).toBe("Départ enregistré (Compagnie d'Alsace)")
  expect((await national.get(`${path}?avant=${encodeURIComponent("x'_1")}`)).status).toBe(200)

  await app.db
    .insertInto('membership')
    .values({
      realm_id: realm.id,
      id: crypto.randomUUID(),
      organisation_id: inAlsace,
      person_id: personId,
      state: 'admitted',
      created_at: clock.now(),
    })
    .execute()
  await trace('letterFailed', '2026-08-31T08:00:00Z', null, { template: 'duesReminder' })
  const here = await (await company()).get(path)
  expect(said(here)).toContain("aussi adhérente d'une autre organisation")
  expect(linesOf(here)).toContain('Fiche corrigée : ville')
  expect(here.text).not.toMatch(/Alsace|192\.0\.2\.7|rappel/)
  expect(linesOf(await (await nation()).get(path))).toContain(
    'Message refusé par sa messagerie : rappel de cotisation',
  )
  await app.db
    .updateTable('membership')
    .set({ state: 'left' })
    .where('person_id', '=', personId)
    .where('organisation_id', '=', inBourgogne)
    .execute()
  expect(linesOf(await (await company()).get(path))).toEqual([])
})
