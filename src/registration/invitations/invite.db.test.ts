import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { council as host, linksOfVerrerie } from '../../../test/setup/invitations.ts'

const desk = await startTestApp()
const { app, clock, signedIn, lettersTo } = desk
const { organisationId: verrerie, change } = await linksOfVerrerie(desk)
const list = '/bureau/invitations'

let addresses = 0
const somebody = () => `invitee-${++addresses}@exemple.fr`

const linksFor = async (email: string) =>
  await app.db.selectFrom('invitation').selectAll().where('email_key', '=', email).orderBy('id').execute()

/** Asks as the manager does, and reads what the list then says. */
async function ask(email: string, over: Record<string, string> = {}) {
  const manager = await signedIn(host, 'cse@verrerie.example')
  const fields = { organisation: verrerie, forWhom: 'one', email, ...over }
  expect((await manager.post(list, fields)).location).toBe(list)
  return (await manager.get(list)).text
}

test('a double click makes one link and sends one letter', async () => {
  const email = somebody()
  const manager = await signedIn(host, 'cse@verrerie.example')
  const fields = { organisation: verrerie, forWhom: 'one', email }
  const replies = await Promise.all([1, 2, 3, 4].map(() => manager.post(list, fields)))
  expect(replies.map(({ location }) => location)).toEqual(Array(4).fill(list))
  expect(await linksFor(email)).toHaveLength(1)
  expect(await lettersTo(email)).toHaveLength(1)
})

test('asked for again, the link that is good goes out again, whatever the capitals', async () => {
  const email = somebody()
  expect(await ask(email)).toContain('Son lien est aussi en tête de la liste')
  clock.advance({ minutes: 2 })
  expect(await ask(email.toUpperCase())).toContain('Cette adresse avait déjà un lien')
  const [link, ...more] = await linksFor(email)
  expect(more).toEqual([])
  const [letter] = await lettersTo(email.toUpperCase())
  expect(letter?.text).toContain(`/invitation/${link?.code}`)
})

test('one that is used, stopped or past its day makes place for a new one', async () => {
  const email = somebody()
  const ends = [{ uses: 1 }, { stopped_at: clock.now() }, { expires_at: clock.now() }]
  for (const end of ends) {
    await ask(email)
    const link = (await linksFor(email)).at(-1)
    if (!link) throw new Error('there is a link')
    await change(link, end)
    clock.advance({ hours: 2 })
  }
  await ask(email)
  expect(await linksFor(email)).toHaveLength(4)
})

test('another organisation has a link of its own for the same address', async () => {
  const email = somebody()
  await ask(email)
  const office = await signedIn(host, 'accueil@avantages.example')
  const { text } = await office.get(`${list}/nouvelle`)
  const other = [...text.matchAll(/<option value="([\w-]{36})"/g)]
    .map(([, id]) => id)
    .find(id => id !== verrerie)
  await office.post(list, { organisation: other ?? '', forWhom: 'one', email })
  expect((await linksFor(email)).map(({ organisation_id }) => organisation_id)).toEqual([verrerie, other])
})

test('no more than three letters an hour go to one address; the link can still be handed on', async () => {
  const email = somebody()
  for (let times = 1; times <= 3; times++) {
    await ask(email)
    clock.advance({ minutes: 2 })
  }
  const told = await ask(email)
  expect(told).toContain(`L'invitation pour ${email} n'est pas partie`)
  expect(told).toContain((await linksFor(email))[0]?.code)
  expect(await lettersTo(email)).toHaveLength(3)
})
