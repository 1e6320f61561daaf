import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { addStructure, enterApplication, type Structure } from '../../../test/setup/structures.ts'

const desk = await startTestApp({ sends: false })
const { app, clock, signedIn } = desk
const host = 'avantages.localhost'
const fonderie = await addStructure(desk, 'CSE Fonderie', 'cse@fonderie.example')
const [manager, other] = [
  await signedIn(host, 'cse@verrerie.example'),
  await signedIn(host, 'cse@fonderie.example'),
]

/** Names on a page of the queue, in their order. */
const namesIn = (text: string) =>
  [...text.matchAll(/class="queue-name"[^>]*>([^<]+)</g)].map(([, name = '']) =>
    name.replaceAll('&#39;', "'"),
  )

const addressIn = (text: string, rel: 'next' | 'prev') =>
  new RegExp(`rel="${rel}" href="([^"]+)"`).exec(text)?.[1]?.replaceAll('&amp;', '&')

async function clear({ organisationId }: Structure): Promise<void> {
  await app.db.deleteFrom('application').where('organisation_id', '=', organisationId).execute()
}

describe('pages of fifty', () => {
  const number = 130
  const start = clock.now().subtract({ hours: 24 * 90 })

  async function fill(): Promise<void> {
    await clear(fonderie)
    for (let each = 0; each < number; each++) {
      // Several at one moment: the identifier decides.
      const at = start.add({ minutes: Math.floor(each / 7) })
      await enterApplication(desk, fonderie, { givenName: 'Page', familyName: `N${each}`, at })
    }
  }

  /** From page to page until there is none any more; between two pages somebody applies. */
  async function walk(from: string, rel: 'next' | 'prev', at: (turn: number) => Temporal.Instant) {
    const pages: string[][] = []
    let last = from
    for (let path: string | undefined = from, turn = 0; path; turn++) {
      const { text, status } = await other.get(path)
      expect(status).toBe(200)
      pages.push(namesIn(text))
      last = path
      path = addressIn(text, rel)
      await enterApplication(desk, fonderie, { familyName: 'Intrus', at: at(turn) })
    }
    return { names: (rel === 'next' ? pages : pages.reverse()).flat(), pages, last }
  }

  test.each([
    ['oldest first', '?etat=a-traiter', (turn: number) => start.subtract({ minutes: turn + 1 })],
    ['newest first', '?etat=toutes', (turn: number) => clock.now().add({ minutes: turn })],
  ])(
    '%s: forward and backward, none twice and none left out, while new ones arrive',
    async (_, query, at) => {
      await fill()
      const forward = await walk(`/bureau/demandes${query}`, 'next', at)
      expect(forward.pages.map(({ length }) => length)).toEqual([50, 50, 30])
      expect(new Set(forward.names).size).toBe(number)
      const backward = await walk(forward.last, 'prev', () => at(99))
      const without = backward.names.filter(name => !name.endsWith('Intrus'))
      expect(without).toEqual(forward.names)
    },
  )

  test('two neighbours lead to one another', async () => {
    await fill()
    const first = await other.get('/bureau/demandes')
    expect(addressIn(first.text, 'prev')).toBeUndefined()
    const second = await other.get(addressIn(first.text, 'next') ?? '')
    const back = await other.get(addressIn(second.text, 'prev') ?? '')
    expect(namesIn(back.text)).toEqual(namesIn(first.text))
    expect(addressIn(back.text, 'prev')).toBeUndefined()
    expect(namesIn((await other.get(addressIn(back.text, 'next') ?? '')).text)).toEqual(namesIn(second.text))
  })

  test('the number is told up to a hundred', async () => {
    expect(said(await other.get('/bureau/demandes'))).toContain('Plus de 100 demandes, les plus anciennes')
    expect(said(await other.get('/bureau/demandes?recherche=N12'))).toContain('11 demandes')
    expect(said(await other.get('/bureau'))).toContain('Plus de 100 demandes attendent une décision')
  })

  test('the page of what has been decided since leads to the first one', async () => {
    const { text } = await other.get('/bureau/demandes')
    const next = addressIn(text, 'next') ?? ''
    await clear(fonderie)
    const reply = await other.get(next)
    expect([reply.status, reply.location]).toEqual([303, '/bureau/demandes'])
    expect(said(await other.get('/bureau/demandes'))).toContain('Aucune demande à traiter.')
  })

  test.each([
    '?apres=x',
    '?apres=_',
    '?avant=2026-06-15T08:00:00Z_rien',
    '?apres=0000-01-01T00:00:00Z_00000000-0000-0000-0000-000000000000',
    '?apres=2026-13-45T99:00:00Z_00000000-0000-0000-0000-000000000000',
    '?etat=__proto__&organisation=%00',
  ])('%s counts as nothing', async query => {
    expect((await manager.get(`/bureau/demandes${query}`)).status).toBe(200)
  })
})
