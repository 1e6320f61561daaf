import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { addStructure, enterApplication, verrerieOf } from '../../../test/setup/structures.ts'

const desk = await startTestApp({ sends: false })
const { app, clock, signedIn } = desk
const host = 'avantages.localhost'
const verrerie = await verrerieOf(desk)
const fonderie = await addStructure(desk, 'CSE Fonderie', 'cse@fonderie.example')
const [manager, other, network] = [
  await signedIn(host, 'cse@verrerie.example'),
  await signedIn(host, 'cse@fonderie.example'),
  await signedIn(host, 'accueil@avantages.example'),
]

/** Names on a page of the queue, in their order. */
async function namesOn(browser: Browser, query = ''): Promise<string[]> {
  const reply = await browser.get(`/bureau/demandes${query}`)
  expect(reply.status, query).toBe(200)
  return namesIn(reply.text)
}

const namesIn = (text: string) =>
  [...text.matchAll(/class="queue-name"[^>]*>([^<]+)</g)].map(([, name = '']) =>
    name.replaceAll('&#39;', "'"),
  )

async function found(browser: Browser, words: string): Promise<string[]> {
  return await namesOn(browser, `?etat=toutes&recherche=${encodeURIComponent(words)}`)
}

describe('the demonstration', () => {
  test('shows what is to be decided, the oldest first, and everything else by its state', async () => {
    expect(await namesOn(manager)).toEqual(['Thomas Walter', 'Julie Meyer'])
    expect(await namesOn(manager, '?etat=adresse')).toEqual(['Éric Schmitt'])
    expect(await namesOn(manager, '?etat=acceptees')).toEqual([])
    expect(await namesOn(manager, '?etat=refusees')).toEqual(['Paul Muller'])
    expect(await namesOn(manager, '?etat=toutes')).toEqual([
      'Julie Meyer',
      'Thomas Walter',
      'Éric Schmitt',
      'Paul Muller',
    ])
  })

  test('each row tells when it was sent, whether the address is confirmed, and the state', async () => {
    const page = said(await manager.get('/bureau/demandes?etat=toutes'))
    expect(page).toMatch(/Thomas Walter 13 juin 2026 à 8 h attente@verrerie\.example confirmée à traiter/)
    expect(page).toMatch(
      /Éric Schmitt .* eric\.schmitt@verrerie\.example pas encore confirmée attend l'adresse/,
    )
    expect(page).toMatch(/Paul Muller .* refusée/)
    expect(page).toContain('4 demandes, les plus récentes en premier')
  })

  test('names the organisation to whom sees several, and lets them choose one', async () => {
    expect(said(await manager.get('/bureau/demandes'))).not.toMatch(/Organisation/)
    const page = await network.get('/bureau/demandes')
    expect(said(page)).toMatch(/Thomas Walter CSE Verrerie/)
    expect(page.text).toContain(`<option value="${fonderie.organisationId}"`)
    expect(await namesOn(network, `?organisation=${fonderie.organisationId}`)).toEqual([])
    expect(await namesOn(network, `?organisation=${verrerie.organisationId}`)).toHaveLength(2)
  })
})

describe('scope', () => {
  test('a manager sees the own structure only, the network office all', async () => {
    await enterApplication(desk, fonderie, { givenName: 'Léa', familyName: 'Fondue' })
    expect(await namesOn(other)).toEqual(['Léa Fondue'])
    expect(await namesOn(manager)).not.toContain('Léa Fondue')
    expect(await namesOn(network)).toContain('Léa Fondue')
    expect(await found(manager, 'fondue')).toEqual([])
    expect(await found(network, 'fondue')).toEqual(['Léa Fondue'])
  })

  test('another structure in the address is as one that does not exist', async () => {
    const with_ = async (id: string) => await namesOn(manager, `?organisation=${id}`)
    expect(await with_(fonderie.organisationId)).toEqual(await with_('rien'))
  })

  test('drafts are nobody’s business', async () => {
    await app.db
      .insertInto('application')
      .values({
        realm_id: verrerie.realmId,
        id: crypto.randomUUID(),
        organisation_id: verrerie.organisationId,
        site_id: verrerie.siteId,
        state: 'draft',
        steps: '["account"]',
        typed: '{}',
        version: 1,
        created_at: clock.now(),
        changed_at: clock.now(),
      })
      .execute()
    expect(await namesOn(manager, '?etat=toutes')).toHaveLength(4)
  })

  test('some of the organisations, neither one nor all', async () => {
    const person = await app.db
      .selectFrom('account_person as ap')
      .innerJoin('account as a', 'a.id', 'ap.account_id')
      .select(['ap.person_id'])
      .where('a.email', '=', 'cse@fonderie.example')
      .executeTakeFirstOrThrow()
    const role = {
      realm_id: verrerie.realmId,
      id: crypto.randomUUID(),
      organisation_id: verrerie.organisationId,
      person_id: person.person_id,
      name: 'reader',
      starts_at: clock.now(),
    } as const
    await app.db.insertInto('role').values(role).execute()
    expect(await namesOn(other)).toEqual(['Thomas Walter', 'Julie Meyer', 'Léa Fondue'])
    expect(await namesOn(other, '?etat=toutes')).toHaveLength(5)
    expect(await found(other, 'lé')).toEqual(['Léa Fondue'])
    await app.db.deleteFrom('role').where('id', '=', role.id).execute()
  })
})

describe('the search', () => {
  test('knows no accents, capitals or order, and takes the beginning of a word', async () => {
    await enterApplication(desk, verrerie, {
      givenName: 'Hélène-Sophie',
      familyName: "L'Œuvre d'Ânglemont",
      email: 'H.Oeuvre+cse@Bücher.example',
    })
    const her = ["Hélène-Sophie L'Œuvre d'Ânglemont"]
    for (const words of [
      'helene',
      'HÉLÈNE',
      'hel',
      'sophie oeuvre',
      'ŒUVRE',
      'angle hél',
      "d'angl",
      'h.oeuvre',
      'oeuvre+cse@b',
      'bücher',
      'BUCHER',
      '  hélène \u00a0 ',
    ])
      expect(await found(manager, words), words).toEqual(her)
    expect(await found(manager, 'helene walter')).toEqual([])
  })

  test.each([
    "'",
    "''",
    '\\',
    ':*',
    '&',
    '!walter',
    'walter | muller',
    '(((',
    '<->',
    "') or true --",
    '%',
    '\u0000',
    '\ufffd',
    '🦆',
  ])('%j breaks nothing', async words => {
    const names = await found(manager, words)
    if (words === '!walter') expect(names).toEqual(['Thomas Walter'])
    else expect(names).toEqual(words === '\u0000' ? await namesOn(manager, '?etat=toutes') : [])
  })

  test('nor does more than anybody types', async () => {
    expect(await found(manager, 'a'.repeat(5000))).toEqual([])
    expect(await found(manager, 'thomas '.repeat(900))).toEqual(['Thomas Walter'])
    expect((await manager.get('/bureau/demandes?recherche=%ff%fe%00')).status).toBe(200)
  })

  test('says that nothing was found, with what was typed still there, and how to begin anew', async () => {
    const { text } = await manager.get('/bureau/demandes?recherche=%3Cscript%3Ealert')
    expect(text).toContain('value="&lt;script>alert"')
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('Effacer la recherche')
  })

  test('is kept in the address when one changes the filter', async () => {
    const { text } = await manager.get('/bureau/demandes?recherche=walter')
    expect(text).toContain('href="/bureau/demandes?etat=refusees&amp;recherche=walter"')
  })
})

test('the office home tells how many wait, and leads to them', async () => {
  const { text } = await manager.get('/bureau')
  expect(text).toMatch(/<a href="\/bureau\/demandes">\s*3 demandes attendent une décision/)
  expect((await other.get('/bureau')).text).toContain('1 demande attend une décision')
})

test('a policy without an approval begins with what it waits for', async () => {
  const office = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
  const page = said(await office.get('/bureau/demandes'))
  expect(page).toContain("Aucune demande n'attend la confirmation de son adresse.")
  expect(page).not.toContain('À traiter')
  expect(page).not.toContain('cotisation')
})

test('in English', async () => {
  const browser = await signedIn(host, 'cse@verrerie.example')
  await browser.get('/langue/en')
  expect(said(await browser.get('/bureau/demandes'))).toMatch(/Applications To decide Awaiting the address/)
})
