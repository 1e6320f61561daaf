import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { memberFields } from './read-member.ts'

const { app, signedIn } = await startTestApp({ sends: false })
const office = await signedIn('avantages.localhost', 'accueil@avantages.example')
const julie = (await personsOf(app, 'salarie@verrerie.example'))[0]?.id ?? ''
const structure = await app.db
  .selectFrom('organisation')
  .select('id')
  .where('name', '=', 'CSE Verrerie')
  .executeTakeFirstOrThrow()

const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'Zoé',
    '31/12/1999',
    '68390',
    '0612345678',
    'FR',
    'XX',
    'a@exemple.fr',
    'salarie@verrerie.example',
    julie,
    structure.id,
    '\u0000',
    '\ud800',
    '\u202e',
    '<script>alert(1)</script>',
    "'; drop table person; --",
    'é'.repeat(5000),
    '00000000-0000-0000-0000-000000000000',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)
const fields = [...memberFields, 'id', 'organisation', 'number', 'email', 'sure', 'shared', 'other', 'letter']
const form = fc.dictionary(fc.constantFrom(...fields, 'list', 'version', `number-${julie}`), value)

test.each([
  '/bureau/adherents',
  `/bureau/adherents/${julie}/adresse`,
  `/bureau/adherents/${julie}/modifier`,
  `/bureau/adherents/${julie}/lien`,
  '/bureau/fonctions',
])('whatever is sent to %s is no fault of the server', async path => {
  await fc.assert(
    fc.asyncProperty(form, async typed => {
      const reply = await office.post(path, typed)
      expect(reply.status, reply.text.slice(0, 300)).toBeLessThan(500)
      expect(reply.text).not.toContain('<script>alert')
      if (reply.location) expect((await office.get(reply.location)).status).toBeLessThan(500)
    }),
    { numRuns: 120 },
  )
})

test('nor is what the address of the list asks for', async () => {
  const names = ['recherche', 'etat', 'organisation', 'jamais', 'sans-adresse', 'apres', 'avant']
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), value), async asked => {
      const reply = await office.get(`/bureau/adherents?${new URLSearchParams(asked)}`)
      expect([reply.status, reply.text.includes('<script>alert')]).toEqual([200, false])
    }),
    { numRuns: 200 },
  )
})
