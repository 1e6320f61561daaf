import { afterEach, expect, test, vi } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { applicantsOf, association } from '../../test/setup/applicants.ts'
import { answersFor, pathOf } from '../../test/setup/registrations.ts'
import * as hashing from '../accounts/hashing.ts'
import { endKeys } from './application.ts'
import { keepStep } from './draft.ts'
import { findInvitation } from './invitations/invitation.ts'
import { goOnWith } from './invitations/invitation-resume.ts'
import { askToResume } from './sent/resume.ts'
import { openWizard } from './wizard.ts'

const desk = await startTestApp()
const { app, lettersTo } = desk
const { somewhere, draft, linkTo } = applicantsOf(desk)
const later = '/inscription/plus-tard'
const moveHere = '/inscription/reprise'

afterEach(() => vi.restoreAllMocks())

/** A draft, the browser that holds it, and one in which its link was opened. */
async function begun() {
  const { browser, email } = await draft(association)
  await browser.post(later, { email })
  const other = somewhere(association)
  await other.get(await linkTo(email))
  const application = await newest()
  const typed = await answersFor(app, email).filledIn.identifiers()
  return { browser, other, email, application, typed, key: browser.cookies.get('__Host-draft') ?? '' }
}

const newest = async () =>
  await app.db.selectFrom('application').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()

test('what was on its way when the draft moved is not kept: neither the answers nor the password', async () => {
  const { browser, other, typed } = await begun()
  const { hashPassword } = hashing
  vi.spyOn(hashing, 'hashPassword').mockImplementationOnce(async password => {
    const hash = await hashPassword(password)
    expect((await other.post(moveHere, {})).location).toBe('/inscription/validation')
    return hash
  })
  const reply = await browser.post(pathOf('identifiers'), { ...typed, familyName: 'Autre' })
  expect([reply.status, reply.location]).toEqual([303, later])
  const now = await newest()
  expect(now.password_hash).toBeNull()
  expect(JSON.stringify(now.typed)).not.toContain('Autre')
})

test('nor while both come at once, in whatever order', async () => {
  for (let times = 1; times <= 4; times++) {
    const { browser, other, typed } = await begun()
    const posts = Array.from({ length: 3 }, () => browser.post(pathOf('identifiers'), typed))
    const moved = await other.post(moveHere, {})
    await Promise.all(posts)
    expect(moved.location).toBe('/inscription/validation')
    expect((await newest()).password_hash).toBeNull()
  }
})

test('a browser that has lost the draft gets no link to it, and puts no other invitation behind it', async () => {
  const { browser, other, application, key } = await begun()
  await other.post(moveHere, {})
  const site = await app.sites.byHost(association)
  const visit = { app, site, ip: '192.0.2.1', cookies: new Map([['draft', key]]) } as unknown as Parameters<
    typeof openWizard
  >[0]
  expect(await openWizard(visit)).toBe('movedAway')
  const before = await newest()
  expect(await askToResume(visit, application, 'ailleurs@exemple.fr')).toEqual({ refused: 'movedAway' })
  expect(await lettersTo('ailleurs@exemple.fr')).toEqual([])
  const { realm_id } = application
  const council = await app.sites.byHost('avantages.localhost')
  const found = await findInvitation(app.db, app.clock.now(), council?.realm.id ?? '', 'verrerie-demo')
  if (!found.good) throw new Error('the demonstration has a link')
  const invitation = { ...found.invitation, realm_id, organisation_id: application.organisation_id }
  await goOnWith(app, application, key, invitation)
  expect(await newest()).toEqual(before)
  expect((await browser.get(later)).text).toContain('Votre inscription est ouverte ailleurs')
})

test('a key of one draft keeps nothing in another', async () => {
  const [mine, yours] = [await begun(), await begun()]
  const kept = await keepStep(app, mine.application, yours.key, 'address', { town: 'Corte' }, null)
  expect(kept).toEqual({ refused: 'movedAway' })
})

test('what comes while the draft is just being moved waits for it, and is too late', async () => {
  const { application, key } = await begun()
  const kept = await app.db.transaction().execute(async tx => {
    await tx
      .selectFrom('application')
      .select('id')
      .where('realm_id', '=', application.realm_id)
      .where('id', '=', application.id)
      .forUpdate()
      .execute()
    const keeping = keepStep(app, application, key, 'address', { town: 'Corte' }, 'a hash')
    await new Promise(resolve => setTimeout(resolve, 200))
    await endKeys(tx, app.clock.now(), application, ['browser'])
    return { keeping }
  })
  expect(await kept.keeping).toEqual({ refused: 'movedAway' })
  expect((await newest()).typed).toEqual(application.typed)
})
