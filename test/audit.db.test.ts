import { expect, test } from 'vitest'
import { runCommand } from '../src/commands/commands.ts'
import { demonstrationPassword as password } from '../src/demonstration/accounts.ts'
import { startTestApp } from './setup/app.ts'
import { personsOf } from './setup/people.ts'

const { app, clock, browse, letters, linkTo } = await startTestApp()
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'

/** What has been written down since, by event. */
async function since(moment: Temporal.Instant) {
  await letters()
  const rows = await app.db.selectFrom('audit').selectAll().where('at', '>=', moment).orderBy('id').execute()
  return rows.map(({ event, account_id, ip, user_agent, details }) => ({
    event,
    account_id,
    ip,
    user_agent,
    details,
  }))
}

test('every kind of act leaves a row with who, what, when and from where, and no secret', async () => {
  const entered = await app.db.selectFrom('audit').select('event').distinct().execute()
  expect(entered.map(({ event }) => event)).toEqual(['memberEntered'])

  clock.advance({ hours: 1 })
  const start = clock.now()
  const browser = browse(host, { ip: '203.0.113.77' })
  const post = (path: string, fields: Record<string, string>) =>
    browser.post(path, fields, { 'sec-fetch-site': 'same-origin', 'user-agent': 'Essai/1.0' })
  await post('/connexion', { email, password: 'Secret-essai-1' })
  for (let times = 0; times < 7; times++)
    await post('/connexion', { email: 'x@exemple.fr', password: 'Secret-essai-1' })
  await post('/connexion', { email, password })
  await post('/connexion/confirmation', { password: 'Secret-essai-2' })
  await post('/connexion/confirmation', { password })
  await post('/espace/securite', { current: password, password: 'Secret-neuf-1', again: 'Secret-neuf-1' })
  await post('/deconnexion', {})
  await post('/mot-de-passe', { email: 'inconnue@exemple.fr' })
  await post('/mot-de-passe', { email })
  const link = await linkTo(email)
  await browser.get(link)
  await post('/mot-de-passe/nouveau', { password: 'Secret-neuf-2', again: 'Secret-neuf-2' })
  await post('/connexion', { email: 'famille@ceramique.example', password })
  await post('/connexion/qui', { person: (await personsOf(app, 'famille@ceramique.example'))[0]?.id ?? '' })

  const rows = await since(start)
  const events = rows.map(({ event }) => event)
  const acts = {
    signInRefused: 7,
    signInSlowed: 1,
    signedIn: 2,
    passwordRefused: 1,
    passwordConfirmed: 1,
    passwordChanged: 1,
    signedOut: 1,
    linkRefused: 1,
    linkRequested: 1,
    linkOpened: 1,
    passwordChosen: 1,
    personChosen: 1,
    letterSent: 3,
  }
  expect(
    Object.fromEntries(
      Map.groupBy(events, event => event)
        .entries()
        .map(([event, all]) => [event, all.length]),
    ),
  ).toEqual(acts)

  const byPeople = rows.filter(({ event }) => !event.startsWith('letter'))
  expect(byPeople.every(({ ip }) => ip === '203.0.113.77')).toBe(true)
  expect(
    byPeople.filter(({ event }) => event !== 'linkOpened').every(row => row.user_agent === 'Essai/1.0'),
  ).toBe(true)
  expect(rows.filter(row => row.account_id === null).map(({ event }) => event)).toEqual([
    ...Array(6).fill('signInRefused'),
    'signInSlowed',
    'linkRefused',
  ])
  const everything = JSON.stringify(rows)
  for (const secret of ['Secret', password, link.slice(-43), '$argon2', 'jeton'])
    expect(everything).not.toContain(secret)
})

test('commands leave theirs', async () => {
  clock.advance({ hours: 1 })
  const start = clock.now()
  const args =
    '--blueprint association --name Essai --host essai.localhost --manager-email a@essai.example'.split(' ')
  const printed: string[] = []
  const exit = await runCommand(app, 'setup', {
    args: [...args, '--manager-name', 'Anne Essai'],
    cwd: process.cwd(),
    print: line => printed.push(line),
    progress: () => {},
  })
  expect([exit, printed[0]]).toEqual([0, 'Essai : le site essai.localhost est ouvert.'])
  expect((await since(start)).map(({ event }) => event).sort()).toEqual([
    'letterSent',
    'memberEntered',
    'realmMade',
  ])
})
