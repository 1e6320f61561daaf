import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser, Reply } from '../../../test/setup/browser-less-client.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { formIn } from '../../../test/setup/own-record.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { answersFor } from '../../../test/setup/registrations.ts'
import { blueprints } from '../../organisations/blueprints.ts'
import { steps } from '../steps/registry.ts'
import { pathToChange } from './change-path.ts'

const { app, signedIn } = await startTestApp()

/** Somebody in a realm of each kind, restricted sessions among them. */
const members = [
  ['association', 'ceramique.localhost', 'retard@ceramique.example'],
  ['association', 'ceramique.localhost', 'suspendu@ceramique.example'],
  ['worksCouncil', 'avantages.localhost', 'salarie@verrerie.example'],
  ['federation', 'federation.localhost', 'national@federation.example'],
  ['federation', 'federation.localhost', 'retard@bourgogne.example'],
] as const

const saved = 'Votre fiche est à jour'
const changes = async (personId: string) =>
  (
    await app.db
      .selectFrom('audit')
      .selectAll()
      .where('event', '=', 'memberChanged')
      .where('person_id', '=', personId)
      .orderBy('id')
      .execute()
  ).map(({ details }) => details)

describe.each(members)('the policy of a realm (%s), %s, %s', (kind, host, email) => {
  const names = blueprints[kind].registration.steps.filter(name => name !== 'validation')

  test('each step of the registration but the last changes the record', async () => {
    const browser = await signedIn(host, email)
    const person = (await personsOf(app, email))[0]
    const record = await browser.get('/espace/fiche-membre')
    for (const name of names) {
      const path = pathToChange(name)
      expect(record.text).toContain(`href="${path}"`)
      const before = await changes(person?.id ?? '')
      const { password: _, again: __, email: ___, ...answers } = await answersFor(app).filledIn[name]()
      const now = formIn(await browser.get(path))
      const sent = {
        ...now,
        ...answers,
        go: 'save',
        ...(name === 'secondAdherent' ? { email: 'ange@exemple.fr' } : {}),
      }
      const reply = await browser.post(path, sent)
      expect([reply.status, reply.location], said(reply)).toEqual([303, '/espace/compte'])
      expect((await browser.get('/espace/compte')).text).toContain(saved)
      expect((await browser.get('/espace/compte')).text).not.toContain(saved)
      expect(await changes(person?.id ?? '')).toHaveLength(before.length + 1)
      // Typed, stored, and as it would be typed: sent as it stands it changes nothing more.
      const stored = formIn(await browser.get(path))
      expect((await browser.post(path, { ...stored, go: 'save' })).status).toBe(303)
      expect(formIn(await browser.get(path))).toEqual(stored)
      expect(await changes(person?.id ?? '')).toHaveLength(before.length + 1)
    }
    const account = said(await browser.get('/espace/compte'))
    for (const text of ["Zoé L'Hermitte", '06 12 34 56 78', '3 rue du Port', '20000 Ajaccio'])
      expect(account).toContain(text)
    expect(JSON.stringify(await changes(person?.id ?? ''))).not.toContain('Ajaccio')
  })

  test('« Mon compte » leads to each part of the record that the policy asks about', async () => {
    const { text } = await (await signedIn(host, email)).get('/espace/compte')
    const links = [...text.matchAll(/<a [^>]*href="([^"]*)"[^>]*>Modifier ma fiche membre<\/a>/g)].map(
      match => match[1],
    )
    const household = names
      .filter(name => name === 'secondAdherent' || name === 'beneficiaries')
      .map(pathToChange)
    expect(links).toEqual([pathToChange(names[0] ?? 'identifiers'), '/espace/fiche-membre', ...household])
    expect(text).not.toContain('Écrivez au bureau, qui')
  })

  test('what is missing is named, one by one, and nothing is saved', async () => {
    const browser = await signedIn(host, email)
    for (const name of names) {
      const path = pathToChange(name)
      const form = formIn(await browser.get(path))
      const empty = Object.fromEntries(
        Object.entries(form).map(([field, value]) => [
          field,
          /^(seen|country|\d+-id)$/.test(field) ? value : '',
        ]),
      )
      // A couple may be one person.
      if (name === 'secondAdherent') empty.givenName = 'Ange'
      const reply = await browser.post(path, { ...empty, go: 'save' })
      expect(reply.status, name).toBe(422)
      const required = [...reply.text.matchAll(/id="([\w-]+)"[^>]*aria-required="true"/g)].map(
        match => match[1],
      )
      const missing =
        name === 'secondAdherent' ? ['familyName', 'email'] : required.filter(each => each !== 'country')
      expect(missing.length, name).toBeGreaterThan(1)
      for (const field of missing) expect(reply.text, `${name}: ${field}`).toContain(`href="#${field}"`)
      expect(formIn(await browser.get(path))).toEqual(form)
    }
  })

  test('address and password are changed elsewhere, whatever a form says; there is no other step', async () => {
    const browser = await signedIn(host, email)
    const [name = 'identifiers'] = names
    const page = await browser.get(pathToChange(name))
    expect(page.text).toContain('href="/espace/adresse"')
    expect(page.text).toContain('href="/espace/securite"')
    const form = formIn(page)
    expect(Object.keys(form)).not.toContain('email')
    await browser.post(pathToChange(name), {
      ...form,
      email: 'autre@exemple.fr',
      password: 'Vendange-1998!',
      again: 'Vendange-1998!',
      givenName: 'Zoé-Marie',
    })
    const [person] = await personsOf(app, email)
    expect([person?.given_name, person?.email]).toEqual(['Zoé-Marie', email])
    const others = Object.values(steps).filter(({ slug }) => !names.some(each => steps[each].slug === slug))
    for (const { slug } of others) {
      expect((await browser.get(`/espace/fiche-membre/${slug}`)).status).toBe(404)
      expect((await browser.post(`/espace/fiche-membre/${slug}`, {})).status).toBe(404)
    }
  })
})

describe('two who write at the same time', () => {
  const path = pathToChange('address')
  const host = 'ceramique.localhost'
  const email = 'adherent@ceramique.example'
  const town = async (browser: Browser) => formIn(await browser.get(path)).town
  const save = (
    browser: Browser,
    form: Record<string, string>,
    over: Record<string, string>,
  ): Promise<Reply> => browser.post(path, { ...form, ...over, go: 'save' })

  test('of two tabs the second is shown both, and overwrites only once it has seen', async () => {
    const browser = await signedIn(host, email)
    const form = formIn(await browser.get(path))
    expect((await save(browser, form, { town: 'Autun' })).status).toBe(303)
    const second = await save(browser, form, { town: 'Mâcon' })
    expect(second.status).toBe(409)
    expect(said(second)).toContain('Votre fiche a changé entre-temps')
    expect(said(second)).toContain('Autun')
    expect(second.text).toContain('value="Mâcon"')
    expect(await town(browser)).toBe('Autun')
    expect((await save(browser, formIn(second), {})).status).toBe(303)
    expect(await town(browser)).toBe('Mâcon')
  })

  test('a correction by the office meanwhile is not lost', async () => {
    const browser = await signedIn(host, email)
    const form = formIn(await browser.get(path))
    const [person] = await personsOf(app, email)
    await app.db
      .updateTable('person')
      .set({ postcode: '21000' })
      .where('id', '=', person?.id ?? '')
      .execute()
    const reply = await save(browser, form, { town: 'Dijon' })
    expect(reply.status).toBe(409)
    expect(said(reply)).toContain('21000')
    expect((await personsOf(app, email))[0]?.postcode).toBe('21000')
  })

  test('a form that is sent twice, at once, is saved once', async () => {
    const browser = await signedIn(host, email)
    const form = formIn(await browser.get(path))
    const [person] = await personsOf(app, email)
    const before = await changes(person?.id ?? '')
    const replies = await Promise.all([1, 2, 3].map(() => save(browser, form, { town: 'Nevers' })))
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303])
    const after = await changes(person?.id ?? '')
    expect(after.slice(before.length)).toEqual([{ changed: ['town'] }])
  })
})

test('an occupation that is no longer offered stays the own one until another is chosen', async () => {
  const browser = await signedIn('avantages.localhost', 'salarie@verrerie.example')
  const path = pathToChange('account')
  const form = formIn(await browser.get(path))
  await app.db
    .updateTable('occupation')
    .set({ retired_at: app.clock.now() })
    .where('id', '=', form.occupation ?? '')
    .execute()
  const now = formIn(await browser.get(path))
  expect(now.occupation).toBe(form.occupation)
  expect((await browser.post(path, { ...now, familyName: 'Meyer' })).status).toBe(303)
  expect((await personsOf(app, 'salarie@verrerie.example'))[0]?.occupation_id).toBe(form.occupation)
})

test('who has a landline and a mobile keeps and mends both; title and dues stay', async () => {
  const email = 'national@federation.example'
  const [person] = await personsOf(app, email)
  const id = person?.id ?? ''
  await app.db
    .updateTable('person')
    .set({
      title: 'Mme',
      mobile: '+33612345678',
      phone: '+33380000000',
      birth_date: Temporal.PlainDate.from('1955-03-27'),
    })
    .where('id', '=', id)
    .execute()
  const membership = () => app.db.selectFrom('membership').selectAll().where('person_id', '=', id).execute()
  const before = await membership()
  const browser = await signedIn('federation.localhost', email)
  const path = pathToChange('identifiers')
  const form = formIn(await browser.get(path))
  expect(form).toMatchObject({
    phone: '06 12 34 56 78',
    otherPhone: '03 80 00 00 00',
    birthDate: '27/03/1955',
  })
  expect((await browser.post(path, { ...form, otherPhone: '0380111111', due_on: '2099-01-01' })).status).toBe(
    303,
  )
  const [after] = await personsOf(app, email)
  expect(after).toMatchObject({ title: 'Mme', mobile: '+33612345678', phone: '+33380111111' })
  expect(await membership()).toEqual(before)
})
