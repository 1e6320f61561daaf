import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, worksCouncil as host } from '../../../test/setup/applicants.ts'
import { decidersOf, pathOfCase } from '../../../test/setup/deciders.ts'
import { said } from '../../../test/setup/office-forms.ts'

const desk = await startTestApp()
const { app, clock } = desk
const { apply, confirm, linkTo, somewhere } = applicantsOf(desk)
const { signInManager, reload, auditOf, applyAndConfirm } = decidersOf(desk)
const manager = await signInManager()

describe('« Corriger l’adresse »', () => {
  test('while it is unconfirmed: the older link dies, a new one goes to the right address', async () => {
    const { application, email } = await apply(host)
    const old = await linkTo(email)
    clock.advance({ minutes: 2 })
    const form = await manager.get(`${pathOfCase(application)}/adresse`)
    expect(form.text).toContain(`value="${email}"`)
    const wrong = await manager.post(`${pathOfCase(application)}/adresse`, { email: 'pas une adresse' })
    expect([wrong.status, wrong.text.includes('value="pas une adresse"')]).toEqual([422, true])
    const right = `juste-${email}`
    const reply = await manager.post(`${pathOfCase(application)}/adresse`, { email: right })
    expect([reply.status, reply.location]).toEqual([303, pathOfCase(application)])
    const page = said(await manager.get(pathOfCase(application)))
    expect(page).toContain("L'adresse est corrigée")
    expect(page).toContain(`Adresse e-mail ${right} pas encore confirmée`)
    const { email_key, typed, answers } = await reload(application)
    expect(email_key).toBe(right)
    expect(JSON.stringify([typed, answers])).not.toContain(`"${email}"`)
    const browser = somewhere(host)
    await browser.get(old)
    await browser.post('/inscription/confirmation', {})
    expect((await reload(application)).email_confirmed_at).toBeNull()
    await confirm(host, right)
    expect((await reload(application)).email_confirmed_at).not.toBeNull()
    const trace = await auditOf(application, 'applicationCorrected')
    const { id } = await app.db
      .selectFrom('account')
      .select('id')
      .where('email', '=', 'cse@verrerie.example')
      .executeTakeFirstOrThrow()
    expect(trace).toMatchObject([{ account_id: id }])
  })

  test('not once it is confirmed', async () => {
    const { application } = await applyAndConfirm()
    expect((await manager.get(pathOfCase(application))).text).not.toContain('/adresse"')
    for (const reply of [
      await manager.get(`${pathOfCase(application)}/adresse`),
      await manager.post(`${pathOfCase(application)}/adresse`, { email: 'autre@exemple.fr' }),
    ])
      expect([reply.status, reply.location]).toEqual([303, pathOfCase(application)])
    expect(said(await manager.get(pathOfCase(application)))).toContain(
      "L'adresse ne peut plus être corrigée ici",
    )
    expect((await reload(application)).email).toBe(application.email)
  })
})
