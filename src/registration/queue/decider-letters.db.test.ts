import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil as host } from '../../../test/setup/applicants.ts'
import { decidersOf, pathOfCase } from '../../../test/setup/deciders.ts'
import { fillIn, send } from '../../../test/setup/registrations.ts'
import { takeTry } from '../../accounts/throttle.ts'
import { looksLikeAName } from './decider-letters.ts'

const desk = await startTestApp()
const { app, browse, clock, letters, lettersTo } = desk
const { apply } = applicantsOf(desk)
const { signInManager, refuse } = decidersOf(desk)
const manager = await signInManager()

describe('the letter to those who decide', () => {
  test('says who applies, to which organisation, and leads to the application', async () => {
    const { application } = await apply(host, { email: 'pour-la-lettre@exemple.fr' })
    const [letter] = await lettersTo('cse@verrerie.example')
    expect(letter?.subject).toBe("Avantages Plus : demande de Zoé L'Hermitte")
    for (const body of [letter?.text, letter?.html?.replaceAll('&#39;', "'")]) {
      expect(body).toContain("Zoé L'Hermitte demande à rejoindre CSE Verrerie. Votre décision est attendue.")
      expect(body).toContain(`http://${host}:3000${pathOfCase(application)}`)
    }
    expect(
      (await letters()).filter(
        ({ subject, to }) => to !== 'cse@verrerie.example' && subject === letter?.subject,
      ),
    ).toEqual([])
  })

  test('is withheld when somebody has decided meanwhile', async () => {
    const { application } = await apply(host)
    await letters()
    const letter = await app.db
      .selectFrom('letter')
      .selectAll()
      .where('template', '=', 'applicationToDecide')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    await refuse(manager, application)
    await app.db.updateTable('letter').set({ state: 'queued' }).where('id', '=', letter.id).execute()
    await app.db.transaction().execute(async tx => {
      await app.queue.add(tx, 'letter', { realmId: letter.realm_id, letterId: letter.id })
    })
    await letters()
    const { state } = await app.db
      .selectFrom('letter')
      .select('state')
      .where('id', '=', letter.id)
      .executeTakeFirstOrThrow()
    expect(state).toBe('withheld')
  })

  test('where no approval is needed it says so', async () => {
    await apply('ceramique.localhost')
    const letter = (await lettersTo('bureau@ceramique.example')).find(({ subject }) =>
      subject.includes('demande de'),
    )
    expect(letter?.text).toContain("Vous n'avez rien à valider")
    expect(letter?.text).toContain("dès que l'adresse e-mail sera confirmée")
  })
  test('a name that could be an advertisement stands in its body only', async () => {
    await apply(association, { email: 'reclame@exemple.fr', familyName: 'gagnez.example', givenName: 'www' })
    const letter = (await lettersTo('bureau@ceramique.example')).find(({ text }) => text.includes('gagnez'))
    expect(letter?.subject).toMatch(/^Terre et Feu\s: une demande à examiner$/)
  })

  test.each([
    ["Zoé L'Hermitte", true],
    ['Maria João de Sousa-Pinto', true],
    ['Παπαδοπούλου Ελένη', true],
    ['www.gagnez.example Jean', false],
    ['Gagnez 1000 euros', false],
    ['Achetez maintenant nos beaux vases chez nous', false],
    ['a b c d e f', false],
  ])('%s can stand in a subject: %s', (name, can) => {
    expect(looksLikeAName(name)).toBe(can)
  })

  test('of more than thirty applications in an hour the queue alone tells, until the hour is over', async () => {
    clock.advance({ hours: 2 })
    const told = async () => (await lettersTo('bureau@ceramique.example')).length
    const before = await told()
    // One mailbox may have three letters in an hour: each application has its own.
    for (let times = 1; times <= 32; times++) await apply(association)
    expect((await told()) - before).toBe(30)
    clock.advance({ hours: 1 })
    await apply(association)
    expect((await told()) - before).toBe(31)
  })
})

test('acknowledgements count for where they are asked from, and the page says when one has not left', async () => {
  const ip = '198.51.100.7'
  const browser = browse(association, { ip })
  const { email } = await fillIn(browser, app, ['identifiers', 'address', 'secondAdherent'])
  const site = await app.sites.byHost(association)
  for (let times = 1; times <= 101; times++)
    await takeTry(app.db, clock.now(), site?.realm.id ?? '', [{ kind: 'letterIp', subject: ip }])
  expect((await send(browser)).location).toBe('/inscription/envoyee')
  expect(await lettersTo(email)).toEqual([])
  expect((await browser.get('/inscription/envoyee')).text).toContain('pas encore parti')
  clock.advance({ hours: 1 })
  expect((await browser.post('/inscription/renvoyer', {})).status).toBe(303)
  expect(await lettersTo(email)).toHaveLength(1)
})
