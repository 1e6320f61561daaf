import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../test/setup/applicants.ts'
import type { Application } from './application.ts'
import { forgetApplications } from './forget-applications.ts'

const desk = await startTestApp()
const { app, clock, browse } = desk
const { draft, apply, approve, refuse, confirm, applicationOf, linkTo, letters, signIn } = applicantsOf(desk)

/** An application whose letter is just leaving is locked, and left for the next time: here none is. */
const later = async (days: number) => {
  await letters()
  clock.advance({ hours: days * 24 })
  await forgetApplications(app)
}

const isThere = async ({ id }: Pick<Application, 'id'>) =>
  (await app.db.selectFrom('application').select('id').where('id', '=', id).execute()).length === 1

const uses = async () =>
  (
    await app.db
      .selectFrom('invitation')
      .select('uses')
      .where('code', '=', 'verrerie-demo')
      .executeTakeFirstOrThrow()
  ).uses

describe('what nobody goes on with', () => {
  test('a draft goes after 30 days, not before', async () => {
    const { browser } = await draft(association)
    await later(29)
    expect((await browser.get('/inscription/envoyee')).location).toBe('/inscription/validation')
    await later(2)
    expect((await browser.get('/inscription/envoyee')).location).toBe('/inscription')
  })

  test('what was sent and never confirmed goes too, and gives its invitation the use back', async () => {
    const before = await uses()
    const sent = [await apply(worksCouncil), await apply(worksCouncil)]
    expect(await uses()).toBe(before + 2)
    await later(29)
    expect(await Promise.all(sent.map(({ application }) => isThere(application)))).toEqual([true, true])
    await later(2)
    expect(await Promise.all(sent.map(({ application }) => isThere(application)))).toEqual([false, false])
    expect(await uses()).toBe(before)
    expect((await signIn(browse(worksCouncil), sent[0]?.email ?? '')).status).toBe(422)
  })

  test('what was confirmed, approved, paid or refused stays', async () => {
    const confirmed = await apply(worksCouncil)
    await confirm(worksCouncil, confirmed.email)
    const approved = await apply(worksCouncil)
    await approve(worksCouncil, approved.application)
    const refused = await apply(worksCouncil)
    await refuse(worksCouncil, refused.application, 'Pas chez nous.')
    const paid = await apply(association)
    await app.db
      .updateTable('application')
      .set({ dues_paid_at: clock.now() })
      .where('id', '=', paid.application.id)
      .execute()
    const before = await uses()
    await later(60)
    for (const { application } of [confirmed, approved, refused, paid])
      expect(await isThere(application)).toBe(true)
    expect(await uses()).toBe(before)
  })

  test('of keys those go that have ended or expired a month ago', async () => {
    const { email, application } = await apply(association)
    await linkTo(email)
    await confirm(association, email)
    const keys = async () =>
      (
        await app.db
          .selectFrom('application_key')
          .select('purpose')
          .where('application_id', '=', application.id)
          .orderBy('purpose')
          .execute()
      ).map(({ purpose }) => purpose)
    await later(29)
    expect(await keys()).toContain('confirm')
    await later(2)
    expect(await keys()).toEqual(['browser'])
    await later(30)
    expect(await keys()).toEqual([])
    expect((await applicationOf(email)).state).toBe('admitted')
  })
})

test('a refusal before the address is confirmed takes the password with it', async () => {
  const { email, application } = await apply(worksCouncil)
  expect(application.password_hash).not.toBeNull()
  await refuse(worksCouncil, application, 'Pas chez nous.')
  expect((await applicationOf(email)).password_hash).toBeNull()
})
