import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember } from '../../../test/setup/office-forms.ts'

const { app, clock, signedIn } = await startTestApp({ sends: false })
const path = '/bureau/adherents/export'

test('what the list shows is exported, once the password is recent, and leaves a trace', async () => {
  const office = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
  await enterMember(office, { family_name: '=Dangereuse', given_name: 'Zoé', email: 'zoe@exemple.fr' })
  const all = await office.get(path)
  expect(all.headers.get('content-disposition')).toBe(
    `attachment; filename="adherents-${clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate()}.csv"`,
  )
  const [headings, ...lines] = all.text.trimEnd().split('\r\n')
  expect(headings).toContain('Organisation dans Guichet')
  expect(headings).not.toContain("État de l'adhésion")
  expect(lines.length).toBeGreaterThan(3)
  // The couple of the demonstration, in columns that the import knows.
  expect(lines.filter(line => line.includes('conjoint@ceramique.example'))).toHaveLength(1)

  const found = await office.get(`${path}?recherche=conjoint`)
  expect(found.text.trimEnd().split('\r\n').length).toBeLessThan(lines.length + 1)
  const suspended = await office.get(`${path}?cotisation=suspendus&etat=tous`)
  expect(suspended.text).toContain("État de l'adhésion;Date de départ")
  expect(suspended.text).toContain('suspendu@ceramique.example')
  expect(suspended.text).not.toContain(';adherent@ceramique.example')

  const traces = await app.db
    .selectFrom('audit')
    .select('details')
    .where('event', '=', 'membersExported')
    .orderBy('id')
    .execute()
  expect(traces.map(({ details }) => details)).toMatchObject([
    { members: lines.length, filter: {} },
    { filter: { recherche: 'conjoint' } },
    { members: 1, filter: { cotisation: 'suspendus', etat: 'tous' } },
  ])
  clock.advance({ minutes: 11 })
  const asked = await office.get(`${path}?cotisation=suspendus`)
  expect(asked.status).toBe(303)
  expect(asked.location).toMatch(/^\/connexion\/confirmation\?retour=%2Fbureau%2Fadherents%2Fexport/)
})
