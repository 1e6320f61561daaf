import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { fieldIn, said } from '../../test/setup/office-forms.ts'
import { personsOf } from '../../test/setup/people.ts'

const { app, signedIn } = await startTestApp()
const path = '/bureau/fonctions'
const network = await signedIn('avantages.localhost', 'accueil@avantages.example')
const structure = await signedIn('avantages.localhost', 'cse@verrerie.example')

const offered = async () => {
  const rows = await app.db.selectFrom('occupation').selectAll().where('retired_at', 'is', null).execute()
  return rows.map(({ label }) => label).toSorted()
}
const version = async () => fieldIn(await network.get(path), 'version')
const save = async (list: string, shown?: string) =>
  await network.post(path, { list, version: shown ?? (await version()) })

describe('the list of the demonstration', () => {
  test('has some hundreds, in the order of the alphabet, each once', async () => {
    const page = await network.get(path)
    const list = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(page.text)?.[1]?.split('\n') ?? []
    expect(list.length).toBeGreaterThan(240)
    expect(list).toEqual(list.toSorted(new Intl.Collator('fr').compare))
    expect(new Set(await offered()).size).toBe(list.length)
  })

  test('is seen by a structure, and changed by the network alone', async () => {
    const page = await structure.get(path)
    expect(said(page)).toContain('adressez-vous au bureau : Avantages Plus')
    expect(page.text).not.toContain('<textarea')
    const before = await offered()
    const reply = await structure.post(path, { list: 'Pirate', version: await version() })
    expect([reply.status, await offered()]).toEqual([403, before])
  })

  test('is not there where nobody is asked', async () => {
    const association = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
    expect((await association.get(path)).status).toBe(404)
    expect((await association.post(path, { list: 'Potier', version: '' })).status).toBe(404)
  })
})

describe('saving', () => {
  test('makes the list what was typed, and says how many came and went', async () => {
    const count = (await offered()).length
    const reply = await save('Verrier\r\n\r\nCariste\r\ncariste\r\nSouffleur')
    expect([reply.status, reply.location]).toEqual([303, path])
    const page = said(await network.get(path))
    expect(page).toContain(`Ajoutées : 2. Retirées : ${count - 1}.`)
    expect(page).toContain('comptées une fois : 1')
    expect(await offered()).toEqual(['Cariste', 'Souffleur', 'Verrier'])
    expect(said(await network.get(path))).not.toContain('Ajoutées')
  })

  test('offers again what was retired, and whoever has it keeps it', async () => {
    const souffleur = await app.db
      .selectFrom('occupation')
      .selectAll()
      .where('label', '=', 'Souffleur')
      .executeTakeFirstOrThrow()
    const julie = (await personsOf(app, 'salarie@verrerie.example'))[0]?.id ?? ''
    await app.db.updateTable('person').set({ occupation_id: souffleur.id }).where('id', '=', julie).execute()
    await save('Verrier\nCariste')
    expect(said(await structure.get(`/bureau/adherents/${julie}`))).toContain('Souffleur')
    await save('Verrier\nCariste\nSOUFFLEUR')
    expect(await offered()).toEqual(['Cariste', 'SOUFFLEUR', 'Verrier'])
    const rows = await app.db.selectFrom('occupation').select('id').where('label', '=', 'SOUFFLEUR').execute()
    expect(rows).toEqual([{ id: souffleur.id }])
  })

  test('an occupation in another writing keeps it the same one', async () => {
    await save('Verrier\nCariste\nSouffléur')
    expect(said(await network.get(path))).toContain('Écrites autrement : 1.')
    expect(await offered()).toEqual(['Cariste', 'Souffléur', 'Verrier'])
  })

  test('the same list says that nothing has changed, and leaves no trace', async () => {
    const traces = () =>
      app.db.selectFrom('audit').selectAll().where('event', '=', 'occupationsChanged').orderBy('id').execute()
    const before = await traces()
    await save('Souffléur\nVerrier\nCariste', 'whatever')
    expect(said(await network.get(path))).toContain("La liste n'a pas changé")
    expect(await traces()).toEqual(before)
    expect(before.at(-1)).toMatchObject({ details: { added: 0, retired: 0, changed: 1 }, ip: '127.0.0.1' })
  })

  test('is refused, with what was typed still there, when it is empty or too long', async () => {
    const before = await offered()
    for (const [list, message] of [
      [' \n ', 'Saisissez au moins une fonction'],
      [`Verrier\n${'x'.repeat(101)}`, 'raccourcissez à la ligne 2'],
      [
        Array.from({ length: 2001 }, (_, n) => `Poste ${n}`).join('\n'),
        'Il y a 2001 fonctions : 2000 au plus',
      ],
    ] as const) {
      const reply = await save(list)
      expect([reply.status, said(reply).includes(message)]).toEqual([422, true])
      expect(reply.text).toContain(list.trim().slice(-40))
    }
    expect((await network.post(path, {})).status).toBe(422)
    expect(await offered()).toEqual(before)
  })

  test('takes two thousand', async () => {
    const before = (await offered()).join('\n')
    const many = Array.from({ length: 2000 }, (_, n) => `Métier n° ${n} é`.padEnd(60, 'x')).join('\r\n')
    expect((await save(many)).status).toBe(303)
    expect(await offered()).toHaveLength(2000)
    expect((await save(before)).status).toBe(303)
  })
})

describe('two who edit at once', () => {
  test('the second is told, keeps what was typed, and sees what saving would do', async () => {
    const shown = await version()
    expect((await save('Verrier\nCariste\nPotier', shown)).status).toBe(303)
    const second = await save('Verrier\nCariste\nFondeur', shown)
    expect(second.status).toBe(422)
    expect(said(second)).toContain("Quelqu'un d'autre a modifié la liste entre-temps")
    expect(said(second)).toContain('Ajoutées : Fondeur')
    expect(said(second)).toContain('Retirées : Potier')
    expect(second.text).toMatch(/<textarea[\s\S]*Fondeur<\/textarea>/)
    expect(await offered()).toEqual(['Cariste', 'Potier', 'Verrier'])
    expect((await save('Verrier\nCariste\nPotier\nFondeur', fieldIn(second, 'version'))).status).toBe(303)
    expect(await offered()).toEqual(['Cariste', 'Fondeur', 'Potier', 'Verrier'])
  })

  test('at the very same moment, one of them', async () => {
    const shown = await version()
    const replies = await Promise.all(['Un', 'Deux', 'Trois'].map(label => save(label, shown)))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 422, 422])
    expect(await offered()).toHaveLength(1)
  })

  test('one who sends twice is one who sends once', async () => {
    const shown = await version()
    const replies = await Promise.all([save('Quatre', shown), save('Quatre', shown)])
    expect(replies.map(({ status }) => status)).toEqual([303, 303])
  })
})
