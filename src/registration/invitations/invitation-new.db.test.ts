import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { council as host, linksOfVerrerie } from '../../../test/setup/invitations.ts'

const desk = await startTestApp()
const { app, clock, browse, signedIn, lettersTo } = desk
const { organisationId: verrerie } = await linksOfVerrerie(desk)
const list = '/bureau/invitations'
let manager = await signedIn(host, 'cse@verrerie.example')

const newest = async () =>
  await app.db.selectFrom('invitation').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
const count = async () => (await app.db.selectFrom('invitation').select('id').execute()).length

describe('making a link', () => {
  test('for many: it stands in the list, whole, with its limits', async () => {
    const reply = await manager.post(list, {
      organisation: verrerie,
      forWhom: 'many',
      email: 'ne-compte-pas@exemple.fr',
      lastDay: '31/12/2026',
      mostUses: '1 000',
    })
    expect([reply.status, reply.location]).toEqual([303, list])
    const invitation = await newest()
    expect(invitation).toMatchObject({ organisation_id: verrerie, email: null, most_uses: 1000, uses: 0 })
    expect(invitation.expires_at?.toString()).toBe('2026-12-31T23:00:00Z')
    expect(invitation.code).toMatch(/^cse-verrerie-[0-9a-z]{10}$/)
    const page = (await manager.get(list)).text
    const link = `http://avantages.localhost:3000/invitation/${invitation.code}`
    expect(page).toMatch(new RegExp(`<input[^>]*readonly[^>]*value="${link}"`))
    for (const said of [
      "Le lien d'invitation est prêt",
      '0 sur 1000',
      '31 décembre 2026',
      'par Karim Haddad',
    ])
      expect(page).toContain(said)
    expect((await manager.get(list)).text).not.toContain("Le lien d'invitation est prêt")
    expect((await browse(host).get(new URL(link).pathname)).location).toBe('/inscription/compte')
  })

  test('for one address: the letter leaves in the name of the site, with the link and its last day', async () => {
    await manager.post(list, {
      organisation: verrerie,
      forWhom: 'one',
      email: ' Zoe@Verrerie.example ',
      lastDay: '15/6/2026',
      mostUses: '500',
    })
    const invitation = await newest()
    expect(invitation).toMatchObject({
      email: 'Zoe@Verrerie.example',
      email_key: 'zoe@verrerie.example',
      most_uses: 1,
    })
    const [letter, ...more] = await lettersTo('Zoe@Verrerie.example')
    expect(more).toEqual([])
    expect(letter?.subject).toBe('Avantages Plus : CSE Verrerie vous invite à vous inscrire')
    for (const body of [letter?.text, letter?.html]) {
      expect(body).toContain(`http://avantages.localhost:3000/invitation/${invitation.code}`)
      for (const said of ['CSE Verrerie devra la valider', "jusqu'au 15 juin 2026 inclus"])
        expect(body).toContain(said)
      expect(body).not.toContain('Haddad')
    }
    expect((await manager.get(list)).text).toContain("L'invitation part à l'adresse Zoe@Verrerie.example")
  })

  test('whoever made it is written down', async () => {
    const made = await app.db.selectFrom('audit').selectAll().where('event', '=', 'invitationMade').execute()
    expect(made).toHaveLength(2)
    for (const { organisation_id, account_id, person_id, ip } of made) {
      expect([organisation_id, ip]).toEqual([verrerie, '127.0.0.1'])
      expect([account_id, person_id]).not.toContain(null)
    }
  })

  test.each([
    ['no organisation', { organisation: '' }, "Choisissez l'organisation"],
    ['one that is none', { organisation: 'x' }, "Choisissez l'organisation"],
    ['nobody', { forWhom: '' }, 'Dites pour qui est le lien'],
    ['no address', { forWhom: 'one' }, "Saisissez l'adresse"],
    ['half an address', { forWhom: 'one', email: 'zoe@' }, "n'est pas complète"],
    [
      'a line break in it',
      { forWhom: 'one', email: 'zoe@exemple.fr\r\nBcc: x@exemple.fr' },
      "n'est pas complète",
    ],
    ['yesterday', { lastDay: '14/06/2026' }, "Choisissez aujourd'hui ou un jour à venir"],
    ['no day', { lastDay: '31/02/2027' }, 'Écrivez la date'],
    ['a bare number', { lastDay: '46387' }, 'Écrivez la date'],
    ['no use', { mostUses: '0' }, 'Écrivez un nombre de 1 à 100 000'],
    ['too many', { mostUses: '100001' }, 'Écrivez un nombre de 1 à 100 000'],
    ['half a use', { mostUses: '1,5' }, 'Écrivez un nombre de 1 à 100 000'],
  ])('%s is refused beside the field, and what was typed stays', async (_, wrong, message) => {
    const before = await count()
    const fields = {
      organisation: verrerie,
      forWhom: 'many',
      email: '',
      lastDay: '',
      mostUses: '7',
      ...wrong,
    }
    const reply = await manager.post(list, fields)
    expect(reply.status).toBe(422)
    expect(reply.text).toContain(message)
    expect(reply.text).toContain(`value="${fields.mostUses}"`)
    expect(await count()).toBe(before)
  })

  test('the day that it is in Paris is still good, when it is yesterday in Greenwich', async () => {
    clock.set('2026-06-15T22:30:00Z')
    // The office asks for the password again after half an hour.
    manager = await signedIn(host, 'cse@verrerie.example')
    const fields = { organisation: verrerie, forWhom: 'many' }
    expect((await manager.post(list, { ...fields, lastDay: '15/06/2026' })).status).toBe(422)
    expect((await manager.post(list, { ...fields, lastDay: '16/06/2026' })).status).toBe(303)
    const path = `/invitation/${(await newest()).code}`
    clock.set('2026-06-16T21:59:59Z')
    expect((await browse(host).get(path)).status).toBe(303)
    clock.set('2026-06-16T22:00:00Z')
    // The office asks for the password again after half an hour.
    manager = await signedIn(host, 'cse@verrerie.example')
    expect((await browse(host).get(path)).status).toBe(410)
  })
})
