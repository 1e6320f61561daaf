import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, worksCouncil as host } from '../../../test/setup/applicants.ts'
import type { Reply } from '../../../test/setup/browser-less-client.ts'
import { decidersOf, pathOfCase } from '../../../test/setup/deciders.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { verrerieOf } from '../../../test/setup/structures.ts'

const desk = await startTestApp()
const { app, clock, lettersTo } = desk
const { apply, confirm } = applicantsOf(desk)
const { signInManager, approve, refuse, reload, auditOf, subjects, applyAndConfirm } = decidersOf(desk)
const verrerie = await verrerieOf(desk)
const manager = await signInManager()

const hasButton = (reply: Reply, name: string) => new RegExp(`<button[^>]*>${name}</button>`).test(reply.text)

describe('« Valider »', () => {
  test('admits who has confirmed the address, tells both, and leads on', async () => {
    const { application, email } = await applyAndConfirm()
    const next = await applyAndConfirm()
    const reply = await approve(manager, application)
    expect([reply.status, reply.location]).toEqual([303, pathOfCase(application)])
    const page = await manager.get(pathOfCase(application))
    const text = said(page)
    expect(text).toContain("La demande de Zoé L'Hermitte est validée")
    expect(text).toContain(`La personne est admise ; un message part à ${email}.`)
    expect(text).toMatch(/Validée le \d+ juin 2026 à [^,]+, par Karim Haddad/)
    expect([hasButton(page, 'Valider'), hasButton(page, 'Refuser')]).toEqual([false, false])
    expect(page.text).toContain('Demande suivante')
    expect((await reload(application)).state).toBe('admitted')
    expect((await subjects(email))[0]).toContain('bienvenue')
    expect(await auditOf(application, 'applicationApproved')).toMatchObject([
      { organisation_id: verrerie.organisationId, ip: '127.0.0.1' },
    ])
    expect(page.text).toContain(`/bureau/adherents/${(await reload(application)).person_id}`)
    // Told once: the page opened again only shows how it stands.
    const again = said(await manager.get(pathOfCase(application)))
    expect(again).not.toContain('est validée')
    expect(again).toContain('par Karim Haddad')
    await approve(manager, next.application)
  })

  test('before the address is confirmed: admission follows the confirmation', async () => {
    const { application, email } = await apply(host)
    await approve(manager, application)
    const text = said(await manager.get(pathOfCase(application)))
    expect(text).toContain("La personne sera admise après la confirmation de l'adresse e-mail.")
    expect((await reload(application)).state).toBe('submitted')
    expect(said(await manager.get('/bureau/demandes?etat=adresse'))).toContain(email)
    expect(said(await manager.get('/bureau/demandes'))).not.toContain(email)
    await confirm(host, email)
    expect((await reload(application)).state).toBe('admitted')
    expect((await subjects(email)).filter(subject => subject.includes('bienvenue'))).toHaveLength(1)
    expect(said(await manager.get('/bureau/demandes?etat=acceptees'))).toContain(email)
  })

  test('« Demande suivante » is the oldest that is left, until there is none', async () => {
    const undecided = await app.db
      .selectFrom('application')
      .selectAll()
      .where('organisation_id', '=', verrerie.organisationId)
      .where('state', '=', 'submitted')
      .where('approved_at', 'is', null)
      .orderBy('submitted_at')
      .orderBy('id')
      .execute()
    expect(undecided.length).toBeGreaterThan(1)
    for (const [at, application] of undecided.entries()) {
      await refuse(manager, application)
      const { text } = await manager.get(pathOfCase(application))
      const next = undecided[at + 1]
      if (next) expect(text).toContain(`href="${pathOfCase(next)}">Demande suivante`)
      else expect(text).toContain('Il ne reste aucune demande à traiter.')
    }
  })
})

describe('« Refuser »', () => {
  test('asks for a reason', async () => {
    const { application } = await applyAndConfirm()
    for (const reason of ['', '   \r\n ', '\u0000\u200b']) {
      const reply = await refuse(manager, application, reason)
      expect(reply.status).toBe(422)
      expect(reply.text).toContain('href="#reason"')
      expect(said(reply)).toContain('Écrivez le motif du refus')
    }
    const long = await refuse(manager, application, 'é'.repeat(2001))
    expect([long.status, said(long).includes('2001 caractères : 2000 au plus')]).toEqual([422, true])
    expect(long.text).toContain('é'.repeat(2001))
    expect((await reload(application)).state).toBe('submitted')
    expect((await refuse(manager, application, `${'é\r\n'.repeat(999)}ab`)).status).toBe(303)
  })

  test('the applicant reads the reason, which is shown as it was written and runs nowhere', async () => {
    const { application, email } = await applyAndConfirm()
    const reason = 'Première ligne <script>alert(1)</script>\n"Deuxième" & <b>dernière</b>'
    await refuse(manager, application, reason)
    const page = await manager.get(pathOfCase(application))
    expect(said(page)).toContain(`Un message avec le motif part à ${email}.`)
    expect(said(page)).toMatch(/Refusée le [^,]+, par Karim Haddad/)
    expect(page.text).not.toMatch(/<script>alert|<b>dernière/)
    expect(page.text).toContain('Première ligne &lt;script>alert(1)&lt;/script>')
    const [letter] = await lettersTo(email)
    expect(letter?.text).toContain('Première ligne <script>alert(1)</script>')
    expect(letter?.html).not.toContain('<script>alert')
    expect((await reload(application)).refusal_reason).toBe(reason)
    expect(await auditOf(application, 'applicationRefused')).toHaveLength(1)
  })

  test('who was refused is no member, and awaits nothing', async () => {
    const { application } = await applyAndConfirm()
    expect((await reload(application)).membership_id).not.toBeNull()
    await refuse(manager, application)
    const memberships = await app.db
      .selectFrom('membership')
      .select('id')
      .where('person_id', '=', application.person_id)
      .execute()
    expect(memberships).toEqual([])
    expect((await reload(application)).membership_id).toBeNull()
  })

  test('a former member who applies again and is refused is a former member still', async () => {
    const { application, email } = await applyAndConfirm()
    await approve(manager, application)
    const membership = app.db.updateTable('membership').set({ state: 'left' })
    await membership.where('person_id', '=', application.person_id).execute()
    clock.advance({ minutes: 3 })
    const again = await apply(host, { email })
    await confirm(host, email)
    const sent = await reload(again.application)
    expect(sent.person_id).toBe(application.person_id)
    await refuse(manager, sent)
    const left = await app.db
      .selectFrom('membership')
      .select(['state', 'joined_on'])
      .where('person_id', '=', application.person_id)
      .execute()
    expect(left).toMatchObject([{ state: 'left', joined_on: expect.anything() }])
  })

  test('of two applications of one person, refusing one leaves the other all it needs', async () => {
    const first = await applyAndConfirm()
    const second = await apply(host, { email: first.email })
    clock.advance({ minutes: 2 })
    await confirm(host, first.email)
    await refuse(manager, first.application)
    await approve(manager, second.application)
    const { state, membership_id } = await reload(second.application)
    const membership = await app.db
      .selectFrom('membership')
      .select('state')
      .where('id', '=', membership_id)
      .executeTakeFirst()
    expect([state, membership?.state]).toEqual(['admitted', 'admitted'])
  })
})
