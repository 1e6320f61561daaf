import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { changeMembership, personsOf } from '../../test/setup/people.ts'
import { suspend } from '../members/enter-member.ts'

const { app, clock, signedIn } = await startTestApp()
const host = 'ceramique.localhost'
const email = 'famille@ceramique.example'
const [lucien, marthe] = await personsOf(app, email)

const who = '/connexion/qui'

describe('people who share a mailbox', () => {
  test('say who they are before anything else opens', async () => {
    const browser = await signedIn(host, email)
    for (const path of ['/espace', '/espace/compte', '/espace/securite', '/bureau']) {
      const gate = await browser.get(path)
      expect([gate.status, gate.location]).toEqual([303, `${who}?retour=${encodeURIComponent(path)}`])
    }
    const page = await browser.get(`${who}?retour=%2Fespace%2Fcompte`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Lucien Delorme')
    expect(page.text).toContain('Marthe Delorme')
    const chosen = await browser.post(who, { person: marthe?.id ?? '', retour: '/espace/compte' })
    expect([chosen.status, chosen.location]).toEqual([303, '/espace/compte'])
    const account = await browser.get('/espace/compte')
    expect(account.text).toContain('Marthe')
    expect(account.text).not.toContain('Lucien')
  })

  test('change over in « Mon compte »', async () => {
    const browser = await signedIn(host, email)
    await browser.post(who, { person: marthe?.id ?? '' })
    expect((await browser.get('/espace/compte')).text).toContain(`href="${who}?retour=/espace/compte"`)
    await browser.post(who, { person: lucien?.id ?? '' })
    expect((await browser.get('/espace/compte')).text).toContain('Lucien')
  })

  test.each([
    '',
    'personne',
    '00000000-0000-0000-0000-000000000000',
    "' or 1=1 --",
    '\u0000',
    '😀'.repeat(99),
  ])('are asked again after %j', async person => {
    const browser = await signedIn(host, email)
    const reply = await browser.post(who, { person })
    expect(reply.status).toBe(422)
    expect(reply.text).toContain('Dites qui vous êtes')
    expect((await browser.get('/espace')).status).toBe(303)
  })

  test('cannot be somebody of another account, of this realm or of another', async () => {
    for (const other of [
      'adherent@ceramique.example',
      'bureau@ceramique.example',
      'salarie@verrerie.example',
    ]) {
      const [stranger] = await personsOf(app, other)
      const browser = await signedIn(host, email)
      expect((await browser.post(who, { person: stranger?.id ?? '' })).status).toBe(422)
      expect((await browser.get('/espace')).location).toContain(who)
    }
  })

  test('each start anew in a session of their own', async () => {
    const one = await signedIn(host, email)
    await one.post(who, { person: marthe?.id ?? '' })
    const other = await signedIn(host, email)
    expect((await other.get('/espace')).location).toContain(who)
    expect((await one.get('/espace')).status).toBe(200)
  })
})

test('restriction is judged for the person chosen', async () => {
  const membership = await app.db
    .selectFrom('membership')
    .select(['realm_id', 'id'])
    .where('person_id', '=', lucien?.id ?? '')
    .executeTakeFirstOrThrow()
  await app.db
    .transaction()
    .execute(tx => suspend(tx, clock.now(), membership.realm_id, membership.id, 'trois rappels'))
  const browser = await signedIn(host, email)
  await browser.post(who, { person: lucien?.id ?? '' })
  const restricted = await browser.get('/espace')
  expect(restricted.status).toBe(403)
  expect(restricted.text).toContain(`href="${who}"`)
  await browser.post(who, { person: marthe?.id ?? '' })
  expect((await browser.get('/espace')).status).toBe(200)
  await changeMembership(app, marthe?.id ?? '', { state: 'left' })
  expect((await browser.get('/espace')).status).toBe(403)
})

test('who is alone in a mailbox is not asked', async () => {
  const browser = await signedIn(host, 'adherent@ceramique.example')
  expect((await browser.get('/espace')).status).toBe(200)
})
