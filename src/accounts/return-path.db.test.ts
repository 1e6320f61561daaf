import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'

const { browse, signedIn } = await startTestApp()
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'

const elsewhere = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'https://evil.example/',
  'https:evil.example',
  'http://ceramique.localhost@evil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '///evil.example',
  '/espace\r\nSet-Cookie: a=b',
  '/\u2028/evil.example',
  `/${'a'.repeat(3000)}`,
]
const local = [
  '/espace/compte',
  '/espace/compte?a=b&c=%2F%2Fd',
  '/%2F%2Fevil.example',
  '/annuaire?nom=%C3%A9t%C3%A9',
]

/** Where a browser that is on the site would go. */
const goesTo = (location: string | null) => new URL(location ?? '', `http://${host}:3000/connexion`)

describe('after signing in one stays on the site', () => {
  test.each(elsewhere)('asked to go to %j', async retour => {
    const reply = await browse(host).post('/connexion', { email, password, retour })
    expect([reply.status, reply.location]).toEqual([303, '/espace'])
  })

  test.each(local)('and comes back to %s', async retour => {
    const reply = await browse(host).post('/connexion', { email, password, retour })
    expect(reply.location).toBe(retour)
    expect(goesTo(reply.location).host).toBe(`${host}:3000`)
  })
})

test('no other page leads away either', async () => {
  const browser = await signedIn(host, 'bureau@ceramique.example')
  for (const retour of elsewhere) {
    const query = encodeURIComponent(retour)
    const replies = [
      await browser.get(`/connexion?retour=${query}`),
      await browser.get(`/langue/fr?retour=${query}`),
      await browser.post('/connexion/confirmation', { password, retour }),
      await browser.post('/connexion/qui', { person: '', retour }),
    ]
    for (const reply of replies.filter(({ location }) => location !== null)) {
      expect(goesTo(reply.location).host, `${retour} led to ${reply.location}`).toBe(`${host}:3000`)
      expect(reply.headers.get('set-cookie') ?? '').not.toContain('a=b')
    }
    expect(replies.filter(({ status }) => status >= 500)).toEqual([])
  }
})

describe('a reserved page', () => {
  test('shows the form to who is signed out, and then itself, with what was asked of it', async () => {
    const browser = browse(host)
    const gate = await browser.get('/espace/compte?onglet=1&nom=%C3%A9t%C3%A9')
    expect(gate.status).toBe(303)
    const form = await browser.get(gate.location ?? '')
    expect(form.text).toContain('Cette page est réservée aux membres')
    const retour = /name="retour" value="([^"]*)"/.exec(form.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const reply = await browser.post('/connexion', { email, password, retour })
    expect(goesTo(reply.location).pathname).toBe('/espace/compte')
    expect(goesTo(reply.location).searchParams.get('nom')).toBe('été')
    expect((await browser.get(reply.location ?? '')).text).toContain('Mon compte')
  })

  test('keeps its way back through a wrong password', async () => {
    const browser = browse(host, { ip: '192.0.2.8' })
    const reply = await browser.post('/connexion', {
      email,
      password: 'Pas-le-bon-1',
      retour: '/espace/compte',
    })
    expect(reply.text).toContain('name="retour" value="/espace/compte"')
  })

  test('asked for on a territorial site leads to the sign-in host of the realm', async () => {
    const browser = browse('bourgogne.localhost')
    const gate = await browser.get('/espace')
    expect(gate.location).toMatch(
      /^http:\/\/federation\.localhost:3000\/connexion\?pour=[\w-]{43}&reserve=1$/,
    )
    const link = await browser.get('/mot-de-passe')
    expect(link.location).toMatch(/^http:\/\/federation\.localhost:3000\/mot-de-passe\?pour=[\w-]{43}$/)
  })
})
