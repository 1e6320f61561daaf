import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'

const { app, signedIn } = await startTestApp()
const here = '/espace/annuaire'
const federation = 'federation.localhost'
const michel = await signedIn(federation, 'adherent@bourgogne.example')
const nation = await signedIn(federation, 'national@federation.example')

/** What stands between the marks of an entry, the same wherever it is shown. */
const entryIn = (text: string, name: string) =>
  new RegExp(`<h3>${name}</h3>.*?(?=</li><li><h3>|</li></ul>|</div><h2>|</div><form)`).exec(text)?.[0] ?? ''
const choicesOf = async (email: string) => {
  const [person] = await personsOf(app, email)
  return await app.db
    .selectFrom('directory_choice')
    .selectAll()
    .where('person_id', '=', person?.id ?? '')
    .execute()
}
const traces = async () =>
  await app.db.selectFrom('audit').selectAll().where('event', '=', 'directoryChoiceChanged').execute()
/** A form with several boxes of one name. */
const form = (shows: readonly string[], others: Record<string, string>) =>
  new URLSearchParams([...shows.map(what => ['shows', what]), ...Object.entries(others)])

describe('the own place in the directory', () => {
  test('offers what the policy allows and one has, and shows what others see now', async () => {
    const page = await michel.get(here)
    const boxes = [...page.text.matchAll(/name="shows" value="(\w+)"( checked)?/g)].map(([, ...box]) => box)
    expect(boxes).toEqual([
      ['town', ' checked'],
      ['address', undefined],
      ['mobile', ' checked'],
      ['email', ' checked'],
    ])
    expect(said(page)).toContain("L'annuaire n'est ouvert qu'aux membres")
    const listed = (await nation.get('/annuaire')).text.replaceAll(
      /<a href="\/annuaire[^>]*>([^<]*)<\/a>/g,
      '$1',
    )
    expect(entryIn(page.text, 'LAMY Michel')).toContain('tel:+33612000121')
    expect(entryIn(page.text, 'LAMY Michel')).toBe(entryIn(listed, 'LAMY Michel'))
    expect((await michel.get('/espace/compte')).text).toContain(`href="${here}"`)
    expect((await michel.get('/annuaire')).text).toContain(`href="${here}"`)
  })

  test('is shown exactly as it will be before it is saved; nothing changes until then', async () => {
    const sent = { introduction: 'Expert <b>&</b>\r\n bâtiment' }
    const check = await michel.post(here, form(['address', 'occupation', 'x'], { ...sent, step: 'look' }))
    const seen = entryIn(check.text, 'LAMY Michel')
    expect(check.status).toBe(200)
    expect(seen).toContain('12 rue des Forges')
    expect(seen).toContain('Expert &lt;b>&amp;&lt;/b> bâtiment')
    expect(seen).not.toContain('tel:')
    expect((await choicesOf('adherent@bourgogne.example'))[0]?.shows_mobile).toBe(true)
    const again = await michel.post(here, form(['address'], { ...sent, step: 'change' }))
    expect(again.text).toMatch(/value="address" checked/)
    expect(again.text).toContain('Expert &lt;b>&amp;&lt;/b> bâtiment</textarea>')
    const saved = await michel.post(here, form(['address'], { ...sent, step: 'save' }))
    expect(saved.location).toBe(here)
    expect(said(await michel.get(here))).toContain('Votre choix est enregistré')
    const listed = (await nation.get('/annuaire')).text.replaceAll(
      /<a href="\/annuaire[^>]*>([^<]*)<\/a>/g,
      '$1',
    )
    expect(entryIn(listed, 'LAMY Michel')).toBe(seen)
  })

  test('leaves a trace when it changes, which tells who and what, and none when it does not', async () => {
    const before = (await traces()).length
    const sent = form(['email'], { introduction: 'Secret', step: 'save' })
    await michel.post(here, sent)
    await michel.post(here, sent)
    const kept = await traces()
    expect(kept.length - before).toBe(1)
    const [person] = await personsOf(app, 'adherent@bourgogne.example')
    expect(kept.find(({ details }) => JSON.stringify(details).includes('email'))).toMatchObject({
      person_id: person?.id,
      details: { listed: true, shows: ['email'] },
    })
    expect(JSON.stringify(kept)).not.toContain('Secret')
  })

  test('may be to be nowhere; what else was chosen is not shown then', async () => {
    const sent = { absent: 'on', introduction: '' }
    expect(said(await michel.post(here, form(['email'], { ...sent, step: 'look' })))).toContain(
      "Vous n'apparaîtrez plus",
    )
    await michel.post(here, form(['email'], { ...sent, step: 'save' }))
    expect(said(await michel.get(here))).toContain("Vous n'apparaissez pas dans l'annuaire")
    expect((await nation.get('/annuaire?recherche=lamy')).text).not.toContain('LAMY')
  })

  test('asks for a shorter introduction, and keeps what was typed', async () => {
    const introduction = `${'é'.repeat(281)} fin`
    const reply = await michel.post(here, form(['town'], { introduction, absent: 'on', step: 'save' }))
    expect(reply.status).toBe(422)
    expect(said(reply)).toContain('enlevez 5 caractères')
    expect(reply.text).toContain(introduction)
    expect(reply.text).toMatch(/name="absent" value="on" checked/)
  })
})

test('who is late chooses too, since others see that person; who is suspended is told that nobody does', async () => {
  const late = await signedIn(federation, 'retard@bourgogne.example')
  await late.post(here, { absent: 'on', step: 'save' })
  expect((await nation.get('/annuaire?recherche=gillet')).text).not.toContain('GILLET')
  const suspended = await signedIn('ceramique.localhost', 'suspendu@ceramique.example')
  const page = await suspended.get(here)
  expect(said(page)).toContain("votre adhésion n'est pas en cours")
  expect(page.text).not.toContain('href="/annuaire"')
})

test('of a couple each chooses, with the own sign-in, and for nobody else', async () => {
  const host = 'ceramique.localhost'
  const first = await signedIn(host, 'adherent@ceramique.example')
  await first.post('/espace/deuxieme-adherent', { wanted: 'yes' })
  await app.db
    .updateTable('account')
    .set(eb => ({
      password_hash: eb
        .selectFrom('account as other')
        .select('other.password_hash')
        .where('other.email', '=', 'adherent@ceramique.example'),
    }))
    .where('email', '=', 'conjoint@ceramique.example')
    .execute()
  const second = await signedIn(host, 'conjoint@ceramique.example')
  const [helene] = await choicesOf('adherent@ceramique.example')
  await second.post(here, form(['email'], { introduction: 'Moi aussi', step: 'save' }))
  const list = await first.get('/annuaire?recherche=garnier')
  expect(said(list)).toContain('GARNIER Paul Terre et Feu Moi aussi E-mail conjoint@ceramique.example')
  await second.post(here, { absent: 'on', step: 'save' })
  expect((await first.get('/annuaire?recherche=paul')).text).not.toContain('GARNIER Paul')
  expect((await choicesOf('adherent@ceramique.example'))[0]).toEqual(helene)
  // Nobody's identifier goes in: the office has no way to choose for a member.
  const office = await signedIn(host, 'bureau@ceramique.example')
  const before = await choicesOf('adherent@ceramique.example')
  await office.post(here, { absent: 'on', step: 'save', person_id: helene?.person_id ?? '' })
  expect(await choicesOf('adherent@ceramique.example')).toEqual(before)
})
