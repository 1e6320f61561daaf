import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../../test/setup/applicants.ts'
import { queueLetter } from '../../mail/outbox.ts'
import { answersOf, typedOn } from '../application.ts'

const desk = await startTestApp()
const { app, clock, browse, lettersTo } = desk
const { somewhere, apply, applicationOf, approve, linkTo, confirm, signIn } = applicantsOf(desk)
const here = '/inscription/correction'
const sent = '/inscription/envoyee'

let addresses = 0
const right = () => `juste-${++addresses}@exemple.fr`

describe('« Corriger mon adresse »', () => {
  test('changes it everywhere; the old link is dead, a new one goes out, the identifier is the new one', async () => {
    const { browser, email: wrong, application } = await apply(association)
    const old = await linkTo(wrong)
    clock.advance({ seconds: 30 })
    const email = right()
    expect((await browser.get(here)).text).toContain(`value="${wrong}"`)
    expect((await browser.post(here, { email: ` ${email} ` })).location).toBe(sent)
    const page = await browser.get(sent)
    expect(page.text).toContain("Un message vient d'être envoyé")
    expect(page.text).toContain(`message envoyé à ${email}`)
    expect(page.text).not.toContain(wrong)

    const corrected = await applicationOf(email)
    expect(corrected.id).toBe(application.id)
    expect([corrected.email, corrected.email_key]).toEqual([email, email])
    expect(answersOf(corrected).identity?.email).toBe(email)
    expect(typedOn(corrected, 'identifiers').email).toBe(email)
    expect(answersOf(corrected)).toEqual({
      ...answersOf(application),
      identity: { ...answersOf(application).identity, email },
    })

    const stranger = browse(association)
    await stranger.get(old)
    const dead = await stranger.get('/inscription/confirmation')
    expect([dead.status, dead.text.includes('Ce lien ne sert plus')]).toEqual([410, true])
    for (const hidden of [email, 'Hermitte']) expect(dead.text).not.toContain(hidden)
    await stranger.post('/inscription/confirmation', {})
    await stranger.post('/inscription/confirmation/refus', {})
    expect((await applicationOf(email)).email_confirmed_at).toBeNull()

    clock.advance({ seconds: 30 })
    await confirm(association, email)
    expect((await applicationOf(email)).state).toBe('admitted')
    const after = await stranger.get('/inscription/confirmation')
    expect([after.status, after.text.includes(email), after.text.includes('Félicitations')]).toEqual([
      410,
      false,
      false,
    ])
    expect((await signIn(browser, email)).location).toBe('/espace')
    expect((await signIn(browse(association), wrong)).status).toBe(422)
  })

  test('a letter that still waits for the old address is withheld', async () => {
    const { email: wrong, application } = await apply(association)
    const email = right()
    await lettersTo(wrong)
    await app.db
      .updateTable('application')
      .set({ email, email_key: email })
      .where('id', '=', application.id)
      .execute()
    await app.db.transaction().execute(async tx => {
      const { realm_id: realmId, site_id: siteId, id } = application
      await queueLetter(app, tx, {
        realmId,
        siteId,
        to: wrong,
        template: 'applicationReceived',
        details: { application: id },
      })
    })
    expect(await lettersTo(wrong)).toHaveLength(1)
  })

  test('the same address written otherwise keeps its link', async () => {
    const { browser, email } = await apply(association)
    const link = await linkTo(email)
    await browser.post(here, { email: email.toUpperCase() })
    expect((await applicationOf(email.toUpperCase())).email_key).toBe(email)
    const other = browse(association)
    await other.get(link)
    await other.post('/inscription/confirmation', {})
    expect((await applicationOf(email.toUpperCase())).state).toBe('admitted')
  })

  test('back to the first one, the first link stays dead, and a new one works', async () => {
    const { browser, email } = await apply(association)
    const first = await linkTo(email)
    clock.advance({ minutes: 2 })
    await browser.post(here, { email: right() })
    clock.advance({ minutes: 2 })
    await browser.post(here, { email })
    const newest = await linkTo(email)
    expect(newest).not.toBe(first)
    const other = browse(association)
    await other.get(first)
    expect((await other.get('/inscription/confirmation')).status).toBe(410)
    await confirm(association, email, other)
    expect((await applicationOf(email)).state).toBe('admitted')
  })

  test('two tabs with two addresses: one stands, with one good link', async () => {
    const { browser, application } = await apply(association)
    const [one, two] = [right(), right()]
    await Promise.all([browser.post(here, { email: one }), browser.post(here, { email: two })])
    await lettersTo(one)
    const now = await app.db
      .selectFrom('application')
      .selectAll()
      .where('id', '=', application.id)
      .executeTakeFirstOrThrow()
    const good = await app.db
      .selectFrom('application_key')
      .select('token_hash')
      .where('application_id', '=', application.id)
      .where('purpose', '=', 'confirm')
      .where('ended_at', 'is', null)
      .execute()
    expect(good.length).toBeLessThanOrEqual(1)
    expect([one, two]).toContain(now.email)
    await confirm(association, now.email ?? '')
    expect((await applicationOf(now.email ?? '')).state).toBe('admitted')
  })

  test('leaves a row of what it was', async () => {
    const { browser, email: wrong } = await apply(association)
    const email = right()
    await browser.post(here, { email })
    const rows = await app.db
      .selectFrom('audit')
      .selectAll()
      .where('event', '=', 'applicationCorrected')
      .execute()
    const row = rows.find(({ details }) => (details as { to?: string }).to === email)
    expect(row?.details).toMatchObject({ from: wrong, to: email })
    expect([row?.ip !== null, row?.organisation_id !== null]).toEqual([true, true])
  })
})

describe('what is checked', () => {
  test.each([
    ['', 'Saisissez votre adresse e-mail'],
    ['jean chez exemple', 'pas complète'],
    ['adherent@ceramique.example', 'a déjà un compte'],
  ])('%j is refused beside the field', async (typed, said) => {
    const { browser, email } = await apply(association)
    const reply = await browser.post(here, { email: typed })
    expect(reply.status).toBe(422)
    expect(reply.text).toMatch(new RegExp(`id="email-error"[\\s\\S]*?${said}`))
    expect(reply.text).toContain(typed ? `value="${typed}"` : ' value ')
    expect((await applicationOf(email)).email).toBe(email)
  })

  test('where the policy conceals, an address that has an account is taken like any other', async () => {
    const { browser, email } = await apply(worksCouncil)
    // Gone before the address changes: one that still waits would be withheld.
    expect(await lettersTo(email)).toHaveLength(1)
    expect((await browser.post(here, { email: 'salarie@verrerie.example' })).location).toBe(sent)
    expect((await lettersTo('salarie@verrerie.example'))[0]?.text).toContain('un compte existe déjà')
    expect(await lettersTo(email)).toHaveLength(1)
  })

  test('an invitation for one address allows no other', async () => {
    const { browser, email, application } = await apply(worksCouncil)
    await app.db
      .updateTable('invitation')
      .set({ email, email_key: email })
      .where('id', '=', application.invitation_id)
      .execute()
    expect((await browser.get(sent)).text).not.toContain(here)
    expect((await browser.get(here)).location).toBe(sent)
    expect((await browser.post(here, { email: right() })).location).toBe(sent)
    expect((await applicationOf(email)).email).toBe(email)
    await app.db
      .updateTable('invitation')
      .set({ email: null, email_key: null })
      .where('id', '=', application.invitation_id)
      .execute()
  })
})

describe('what cannot be seen', () => {
  test('is no part of the address: it is corrected, confirmed, and the account is there', async () => {
    const { browser } = await apply(association)
    const email = right()
    const reply = await browser.post(here, { email: `\u200b${email.replace('@', '\u00ad@')}\u2060` })
    expect(reply.location).toBe(sent)
    expect((await browser.get(sent)).text).toContain(`message envoyé à ${email}`)
    const corrected = await applicationOf(email)
    expect([corrected.email_key, typedOn(corrected, 'identifiers').email]).toEqual([email, email])
    await confirm(association, email)
    expect((await signIn(somewhere(association), email)).location).toBe('/espace')
  })

  test('an application without an address that can receive a letter cannot stand in the database', async () => {
    const { application } = await apply(association)
    const without = app.db
      .updateTable('application')
      .set({ email_key: null })
      .where('id', '=', application.id)
      .execute()
    await expect(without).rejects.toThrow(/check constraint/)
  })
})

describe('only from the same browser, and in time', () => {
  test('another browser is led away', async () => {
    await apply(association)
    const other = somewhere(association)
    expect((await other.get(here)).location).toBe(sent)
    expect((await other.post(here, { email: right() })).location).toBe(sent)
  })

  test('once confirmed, or decided, there is nothing to correct', async () => {
    const confirmed = await apply(association)
    await confirm(association, confirmed.email)
    const refused = await apply(worksCouncil)
    await app.db
      .updateTable('application')
      .set({ state: 'refused', refused_at: clock.now() })
      .where('id', '=', refused.application.id)
      .execute()
    for (const { browser, email } of [confirmed, refused]) {
      expect((await browser.get(here)).location).toBe(sent)
      expect((await browser.post(here, { email: right() })).location).toBe(sent)
      expect((await applicationOf(email)).email).toBe(email)
    }
  })

  test('approved but unconfirmed it can still be corrected', async () => {
    const { browser, application } = await apply(worksCouncil)
    await approve(worksCouncil, application)
    const email = right()
    await browser.post(here, { email })
    await confirm(worksCouncil, email)
    expect((await applicationOf(email)).state).toBe('admitted')
  })
})
