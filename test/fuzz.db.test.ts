import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { demonstrationPassword } from '../src/demonstration/accounts.ts'
import { type Policy, policySchema } from '../src/organisations/policy.ts'
import { steps } from '../src/registration/steps/registry.ts'
import { landingRoutes, routes } from '../src/routes.ts'
import { startTestApp } from './setup/app.ts'
import { fillIn } from './setup/registrations.ts'

const desk = await startTestApp()
const host = 'ceramique.localhost'
await askForEverything()

/** Every step and every field that a policy can name is asked for here. */
async function askForEverything(): Promise<void> {
  const { db } = desk.app
  const { policy } = await db
    .selectFrom('realm')
    .select('policy')
    .where('slug', '=', 'ceramique')
    .executeTakeFirstOrThrow()
  const { registration, ...rest } = policySchema.parse(policy)
  const everything: Policy = {
    ...rest,
    household: { childAgeLimit: 26, tellBeforeDays: 60 },
    registration: {
      ...registration,
      steps: ['identifiers', 'address', 'deliveryAddress', 'secondAdherent', 'beneficiaries', 'validation'],
      fields: { occupation: 'optional', phone: 'required', birthDate: 'required' },
      admittedAfter: ['emailConfirmed', 'officeApproved', 'duesPaid'],
    },
  }
  await db
    .updateTable('realm')
    .set({ policy: JSON.stringify(everything) })
    .where('slug', '=', 'ceramique')
    .execute()
  await vi.waitUntil(async () => {
    const page = await desk.browse(host).get('/inscription/identifiants')
    return page.text.includes('Étape 1 sur 6')
  })
}
const names = Object.values(routes).flatMap(group => Object.keys(group))
const posts = names
  .filter(name => name.startsWith('POST '))
  .map(name => name.slice(5))
  .flatMap(path => fill(path))
const gets = [...names, ...Object.keys(landingRoutes)]
  .filter(name => name.startsWith('GET '))
  .map(name => name.slice(4))

/** A path with its variable parts: every step there is, something that is there and something that is not. */
function fill(path: string): string[] {
  if (path.includes(':step')) return Object.values(steps).map(({ slug }) => path.replace(':step', slug))
  if (!path.includes(':')) return [path]
  return [path.replaceAll(/:\w+/g, '00000000-0000-0000-0000-000000000000'), path.replaceAll(/:\w+/g, 'rien')]
}

const fieldName = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'email',
      'password',
      'again',
      'current',
      'retour',
      'person',
      'remember',
      'jeton',
      'go',
      'check',
      'familyName',
      'givenName',
      'phone',
      'birthDate',
      'occupation',
      'line1',
      'postcode',
      'country',
      '0-kind',
      '1-givenName',
      '999999-kind',
      'reason',
      'kind',
      'body',
      'organisation',
      'expiresOn',
      'mostUses',
      'version',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'email[]', 'email[a]', '', '\u0000') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
)
const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'adherent@ceramique.example',
    demonstrationPassword,
    'a@b.fr\u0000',
    '\u0000',
    '\ud800',
    '\u202e@exemple.fr',
    'x@exemple.fr\r\nBcc: y@exemple.fr',
    '00000000-0000-0000-0000-000000000000',
    'previous',
    'later',
    'add',
    'remove-0',
    'remove-99999999999',
    'dependentChild',
    '31/02/2020',
    '-1',
    '99999999999999999999',
    "' or 1=1 --",
    '%00',
    '//evil.example',
    '\\',
    '<script>alert(1)</script>',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  // Cut somewhere, a sign of two halves leaves one of them.
  fc
    .tuple(fc.constantFrom('', 'x', 'xy@'), fc.integer({ min: 100, max: 500 }))
    .map(([start, n]) => start + '😀'.repeat(n)),
  fc.constantFrom('A'.repeat(5000), 'é'.repeat(300), '\u0301'.repeat(300), 'ﷺ'.repeat(60)),
)
/** What the forms ask for, nearly all of it, and what they do not. */
const asked = fc.record({
  email: value,
  password: value,
  again: value,
  current: value,
  person: value,
  retour: value,
  go: value,
  familyName: value,
  postcode: value,
})
const fields = fc
  .tuple(
    asked,
    fc.subarray(['email', 'password', 'again', 'current', 'person'], { maxLength: 1 }),
    fc.array(fc.tuple(fieldName, value), { maxLength: 3 }),
  )
  .map(([known, without, others]) => [
    ...Object.entries(known).filter(([name]) => !without.includes(name)),
    ...others,
  ])
const type = 'application/x-www-form-urlencoded'

/** A body with the heading that goes with it, or does not. */
const body: fc.Arbitrary<{ body: BodyInit; headers: Record<string, string> }> = fc.oneof(
  {
    weight: 6,
    arbitrary: fields.map(pairs => ({ body: new URLSearchParams(pairs), headers: { 'content-type': type } })),
  },
  {
    weight: 2,
    arbitrary: fields.map(pairs => {
      const form = new FormData()
      for (const [name, text] of pairs) form.append(name, text)
      form.append('email', new File(['x'], 'a.txt'))
      return { body: form, headers: {} }
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom(
          type,
          `${type}; charset=utf-7`,
          'multipart/form-data',
          'multipart/form-data; boundary=x',
          'application/json',
          'x',
        ),
      )
      .map(([bytes, contentType]) => ({
        body: Buffer.from(bytes),
        headers: { 'content-type': contentType },
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        'email=%',
        'email=%ff%fe&password=%c3',
        '&&==&',
        'email=a&email=b&email=c',
        `email=${'%00'.repeat(99)}`,
      )
      .map(text => ({ body: text, headers: { 'content-type': type } })),
  },
)
const latin1 = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map(code => String.fromCharCode(code)),
  maxLength: 40,
})
const cookieName = fc.constantFrom(
  '__Host-session',
  '__Host-device',
  '__Host-link',
  '__Host-flash',
  '__Host-draft',
  '__Host-invitation',
  '__Host-confirmation',
  '__Host-resume',
  '__Host-application',
  '__Host-language',
  'session',
)
const cookies = fc
  .array(
    fc.tuple(
      cookieName,
      fc.oneof(latin1, fc.constantFrom('', 'A'.repeat(43), '=', '%00', 'eyJzYWlkIjoibGlua0Fza2VkIn0')),
    ),
    { maxLength: 4 },
  )
  .map(pairs => pairs.map(pair => pair.join('=').replaceAll(/[\r\n\0]/g, '')).join('; '))

const browser = await desk.signedIn(host, 'adherent@ceramique.example')
const office = await desk.signedIn(host, 'bureau@ceramique.example')
const sessions = [browser, office].map(({ cookies }) => `__Host-session=${cookies.get('__Host-session')}`)
const registering = desk.browse(host)
await fillIn(registering, desk.app, ['identifiers', 'address'])
sessions.push(`__Host-draft=${registering.cookies.get('__Host-draft')}`)
const who = fc.oneof(
  cookies,
  fc.constantFrom(...sessions),
  fc.tuple(fc.constantFrom(...sessions), cookies).map(both => both.join('; ')),
)

let requests = 0
async function answer(path: string, init: RequestInit, cookie: string, site = host): Promise<Response> {
  const headers = {
    ...(init.headers as Record<string, string>),
    host: `${site}:3000`,
    'user-agent': '\u00e9\u00ff',
  }
  const request = new Request(new URL(path, `http://${site}:3000`), { ...init, redirect: 'manual', headers })
  if (cookie.trim()) request.headers.set('cookie', cookie)
  // From somewhere else each time: who has to wait never reaches what is tried here.
  return await desk.fetch(request, `2001:db8:0:${(++requests).toString(16)}::1`)
}

function expectNoFault(reply: Response, text: string): void {
  expect(reply.status, text.slice(0, 300)).toBeLessThan(500)
  expect(text).not.toContain('<script>alert')
  expect(new URL(reply.headers.get('location') ?? '/', `http://${host}:3000`).host).toMatch(/localhost:3000$/)
}

describe('nothing that is sent to a form is a fault of the server', () => {
  test.each(posts)('POST %s', async path => {
    await fc.assert(
      fc.asyncProperty(body, who, async (sent, cookie) => {
        const reply = await answer(path, { method: 'POST', ...sent }, path === '/deconnexion' ? '' : cookie)
        expectNoFault(reply, await reply.text())
      }),
      { numRuns: 30 },
    )
  })
})

test('nor is anything in an address', async () => {
  const piece = fc.oneof(
    fc.constantFrom('..', '%00', '%2e%2e', '%', '%ff', ';', '*', ':code', '__proto__'),
    value,
  )
  const query = fc
    .array(fc.tuple(fieldName, value), { maxLength: 3 })
    .map(pairs => new URLSearchParams(pairs).toString())
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...gets),
      piece,
      query,
      who,
      fc.constantFrom(host, 'localhost'),
      async (path, part, asking, cookie, site) => {
        const filled = path.replaceAll(/:\w+/g, () => encodeURIComponent(part.toWellFormed()))
        const reply = await answer(`${filled}?${asking}`, { method: 'GET' }, cookie, site)
        expectNoFault(reply, await reply.text())
      },
    ),
    { numRuns: 150 },
  )
})

test('nor does it break what others do', async () => {
  expect((await browser.get('/health')).status).toBe(200)
  expect((await desk.browse(host).get('/connexion')).status).toBe(200)
})
