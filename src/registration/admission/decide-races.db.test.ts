import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, worksCouncil as host } from '../../../test/setup/applicants.ts'
import { decidersOf, pathOfCase } from '../../../test/setup/deciders.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { verrerieOf } from '../../../test/setup/structures.ts'

const desk = await startTestApp()
const { app } = desk
const { apply, linkTo, somewhere } = applicantsOf(desk)
const { signInManager, signInNetwork, approve, refuse, reload, auditOf, subjects, applyAndConfirm } =
  decidersOf(desk)
const verrerie = await verrerieOf(desk)
const [manager, network] = [await signInManager(), await signInNetwork()]

describe('two managers at once', () => {
  test.each([1, 2, 3, 4, 5, 6])('one approves, one refuses: one decision stands, turn %i', async () => {
    const { application, email } = await applyAndConfirm()
    const replies = await Promise.all([approve(manager, application), refuse(network, application, 'Non.')])
    expect(replies.map(({ status }) => status)).toEqual([303, 303])
    const { state, approved_at, refused_at, refusal_reason } = await reload(application)
    const isAdmitted = state === 'admitted'
    expect([approved_at !== null, refused_at !== null]).toEqual([isAdmitted, !isAdmitted])
    expect(refusal_reason).toBe(isAdmitted ? null : 'Non.')
    const [winner, loser, told] = isAdmitted
      ? [manager, network, /Karim Haddad a déjà validé cette demande, le \d+ juin 2026 à/]
      : [network, manager, /Sophie Keller a déjà refusé cette demande, le \d+ juin 2026 à/]
    expect(said(await winner.get(pathOfCase(application)))).toMatch(/La demande de .* est (validée|refusée)/)
    const page = said(await loser.get(pathOfCase(application)))
    expect(page).toMatch(told)
    expect(page).toContain("Rien n'a été changé.")
    const decisions = (await subjects(email)).filter(subject => /bienvenue|votre demande/.test(subject))
    expect(decisions).toHaveLength(1)
    expect(
      await auditOf(application, isAdmitted ? 'applicationApproved' : 'applicationRefused'),
    ).toHaveLength(1)
    expect(await auditOf(application, isAdmitted ? 'applicationRefused' : 'applicationApproved')).toEqual([])
  })

  test('both approve: one letter, one admission, and one of them is told', async () => {
    const { application, email } = await applyAndConfirm()
    await Promise.all([approve(manager, application), approve(network, application)])
    const pages = [
      said(await manager.get(pathOfCase(application))),
      said(await network.get(pathOfCase(application))),
    ]
    expect(pages.filter(page => page.includes('est validée'))).toHaveLength(1)
    expect(pages.filter(page => page.includes('a déjà validé cette demande'))).toHaveLength(1)
    expect((await subjects(email)).filter(subject => subject.includes('bienvenue'))).toHaveLength(1)
    expect(await auditOf(application, 'applicationAdmitted')).toHaveLength(1)
    const memberships = await app.db
      .selectFrom('membership')
      .select('state')
      .where('person_id', '=', application.person_id)
      .execute()
    expect(memberships).toEqual([{ state: 'admitted' }])
  })

  test('one and the same who clicks twice is told so', async () => {
    const { application } = await applyAndConfirm()
    await approve(manager, application)
    await approve(manager, application)
    expect(said(await manager.get(pathOfCase(application)))).toContain(
      'Vous avez déjà validé cette demande, le',
    )
  })

  test('one approves while the applicant confirms: admitted once', async () => {
    const { application, email } = await apply(host)
    const browser = somewhere(host)
    await browser.get(await linkTo(email))
    await Promise.all([approve(manager, application), browser.post('/inscription/confirmation', {})])
    expect((await reload(application)).state).toBe('admitted')
    expect((await subjects(email)).filter(subject => subject.includes('bienvenue'))).toHaveLength(1)
  })
})

test('an application that its applicant has taken back is gone', async () => {
  const { application, email } = await apply(host)
  const browser = somewhere(host)
  await browser.get(await linkTo(email))
  await browser.post('/inscription/confirmation/refus', {})
  for (const reply of [await approve(manager, application), await refuse(manager, application)])
    expect(reply.status).toBe(404)
})

describe('where admission waits for the first dues', () => {
  test('« Cotisation reçue » notes them, and admits', async () => {
    const realm = await app.db
      .selectFrom('realm')
      .selectAll()
      .where('id', '=', verrerie.realmId)
      .executeTakeFirstOrThrow()
    const policy = realm.policy as { registration: { admittedAfter: string[] } }
    const registration = {
      ...policy.registration,
      admittedAfter: ['emailConfirmed', 'officeApproved', 'duesPaid'],
    }
    await app.db
      .updateTable('realm')
      .set({ policy: JSON.stringify({ ...policy, registration }) })
      .where('id', '=', realm.id)
      .execute()
    await expect
      .poll(async () => said(await manager.get('/bureau/demandes')))
      .toContain('En attente de la cotisation')
    const { application } = await applyAndConfirm()
    await approve(manager, application)
    expect(said(await manager.get(pathOfCase(application)))).toContain(
      'La personne sera admise après la cotisation.',
    )
    expect(said(await manager.get('/bureau/demandes?etat=cotisation'))).toContain(application.email)
    expect((await manager.get(pathOfCase(application))).text.includes('>Cotisation reçue</button>')).toBe(
      true,
    )
    await Promise.all(
      [manager, network].map(browser => browser.post(`${pathOfCase(application)}/cotisation`, {})),
    )
    const pages = [
      said(await manager.get(pathOfCase(application))),
      said(await network.get(pathOfCase(application))),
    ]
    expect(pages.filter(page => page.includes('La cotisation est notée'))).toHaveLength(1)
    expect(pages.filter(page => /a déjà noté la cotisation, le/.test(page))).toHaveLength(1)
    expect((await reload(application)).state).toBe('admitted')
    await app.db
      .updateTable('realm')
      .set({ policy: JSON.stringify(policy) })
      .where('id', '=', realm.id)
      .execute()
  })
})
