import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'

const { app, clock, browse, lettersTo } = await startTestApp()
const host = 'avantages.localhost'
const known = 'salarie@verrerie.example'

let addresses = 0
const somewhere = () => browse(host, { ip: `198.51.100.${++addresses}` })

/** The whole conversation: what the form answers, and the page that it leads to. */
async function conversation(email: string) {
  const browser = somewhere()
  const asked = await browser.post('/mot-de-passe', { email })
  const page = await browser.get('/mot-de-passe?envoye=1')
  const headers = [...asked.headers].filter(([name]) => name !== 'set-cookie').sort()
  return { status: asked.status, location: asked.location, headers, text: page.text.replaceAll(email, 'X') }
}

describe('where the policy conceals', () => {
  test('a known, an unknown and a foreign address get the same answer, byte for byte', async () => {
    const answer = await conversation(known)
    expect(answer.text).toContain("Si cette adresse est connue, un message vient d'être envoyé")
    for (const email of [
      'inconnu@verrerie.example',
      'adherent@ceramique.example',
      'attente@verrerie.example',
    ]) {
      expect(await conversation(email)).toEqual(answer)
    }
    expect((await lettersTo(known))[0]?.text).toContain('jeton=')
    expect((await lettersTo('inconnu@verrerie.example'))[0]?.subject).toContain("n'est pas connue")
    expect((await lettersTo('inconnu@verrerie.example'))[0]?.text).not.toContain('jeton=')
  })

  test('too many are refused alike', async () => {
    const refused: unknown[] = []
    for (const email of ['cse@verrerie.example', 'rien@verrerie.example']) {
      for (let times = 1; times <= 3; times++) {
        await somewhere().post('/mot-de-passe', { email })
        clock.advance({ minutes: 2 })
      }
      const { status, headers, text } = await somewhere().post('/mot-de-passe', { email })
      refused.push({ status, retry: headers.get('retry-after'), text: text.replaceAll(email, 'X') })
    }
    expect(refused[1]).toEqual(refused[0])
    expect(refused[0]).toMatchObject({ status: 429 })
  })

  test('takes the same steps for a known and an unknown address', async () => {
    const rowsFor = async (email: string) => {
      const count = async () => {
        const throttles = await app.db.selectFrom('throttle').select('kind').execute()
        const letters = await app.db.selectFrom('letter').select('id').execute()
        const audits = await app.db
          .selectFrom('audit')
          .select('event')
          .where('event', 'like', 'link%')
          .execute()
        return [throttles.length, letters.length, audits.length]
      }
      const before = await count()
      await somewhere().post('/mot-de-passe', { email })
      return (await count()).map((after, index) => after - (before[index] ?? 0))
    }
    expect(await rowsFor('autre@verrerie.example')).toEqual(await rowsFor('accueil@avantages.example'))
  })
})

test('an unknown address gets a letter once a day, however it is written', async () => {
  for (const typed of [
    'Curieux@Exemple.FR',
    'curieux@exemple.fr',
    'CURIEUX@exemple.fr',
    ' curieux@EXEMPLE.fr',
  ]) {
    await somewhere().post('/mot-de-passe', { email: typed })
    clock.advance({ minutes: 61 })
  }
  const received = async () => (await lettersTo('curieux@exemple.fr')).length
  expect(await received()).toBe(1)
  clock.advance({ hours: 24 })
  await somewhere().post('/mot-de-passe', { email: 'curieux@exemple.fr' })
  expect(await received()).toBe(2)
  const states = await app.db
    .selectFrom('letter')
    .select('state')
    .where('to_email', 'ilike', 'curieux@%')
    .execute()
  expect(states.map(({ state }) => state).sort()).toEqual([
    'sent',
    'sent',
    'withheld',
    'withheld',
    'withheld',
  ])
})
