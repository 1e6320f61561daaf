import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { dump } from '../../test/setup/dump.ts'
import { demonstrationPassword } from '../demonstration/accounts.ts'

const { app, clock, browse, signedIn, linkTo, lettersTo } = await startTestApp()
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'
const form = '/mot-de-passe/nouveau'

let passwords = 0
const fresh = () => {
  const password = `Encore-un-${++passwords}`
  return { password, again: password }
}

async function link(to = email): Promise<string> {
  clock.advance({ hours: 25 })
  await browse(host, { ip: '198.51.100.1' }).post('/mot-de-passe', { email: to })
  return await linkTo(to)
}

async function opened(path: string): Promise<Browser> {
  const browser = browse(host)
  const reply = await browser.get(path)
  expect([reply.status, reply.location]).toEqual([303, form])
  return browser
}

const changesReported = async (to = email) =>
  (await lettersTo(to)).filter(({ subject }) => subject.includes('a été changé')).length

describe('from the letter to the session', () => {
  test('the link leads to a clean address, the password is chosen, one signs in with the address filled in', async () => {
    const browser = await opened(await link())
    const page = await browser.get(form)
    expect(page.status).toBe(200)
    expect(page.text).toContain(`Pour le compte ${email}`)
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    const chosen = fresh()
    expect((await browser.post(form, chosen)).location).toBe('/connexion')
    const signIn = await browser.get('/connexion')
    expect(signIn.text).toContain('Votre mot de passe est enregistré')
    expect(signIn.text).toContain(`value="${email}"`)
    expect((await browser.signInAs(email, chosen.password)).location).toBe('/espace')
    expect((await browse(host).post('/connexion', { email, password: demonstrationPassword })).status).toBe(
      422,
    )
  })

  test('in another browser than the one that asked, which is told nothing', async () => {
    const asking = browse(host)
    clock.advance({ hours: 25 })
    await asking.post('/mot-de-passe', { email })
    const other = await opened(await linkTo(email))
    expect((await other.post(form, fresh())).location).toBe('/connexion')
    expect((await asking.get('/espace')).status).toBe(303)
  })

  test('the old password may be chosen again', async () => {
    const chosen = fresh()
    for (let times = 1; times <= 2; times++) {
      const browser = await opened(await link())
      expect((await browser.post(form, chosen)).location).toBe('/connexion')
    }
  })

  test('other sessions end, and a letter reports it', async () => {
    const to = 'bureau@ceramique.example'
    const elsewhere = await signedIn(host, to)
    expect((await elsewhere.get('/espace')).status).toBe(200)
    const path = await link(to)
    await elsewhere.signInAs(to, demonstrationPassword)
    await (await opened(path)).post(form, fresh())
    expect((await elsewhere.get('/espace')).location).toContain('/connexion')
    expect(await changesReported(to)).toBe(1)
  })
})

describe('what is refused leaves the link good', () => {
  test('two passwords that differ, a weak one and a common one are said beside the field', async () => {
    const browser = await opened(await link())
    const differ = await browser.post(form, { password: 'Encore-un-99', again: 'Encore-un-98' })
    expect(differ.status).toBe(422)
    expect(differ.text).toMatch(/id="again-error"[\s\S]*?Les deux mots de passe ne sont pas identiques/)
    const weak = await browser.post(form, { password: 'court', again: 'court' })
    expect(weak.text).toContain('au moins 8 caractères')
    const common = await browser.post(form, { password: 'Motdepasse2026!', again: 'Motdepasse2026!' })
    expect(common.text).toContain('un mot de passe moins courant')
    const long = { password: 'Ab-1'.repeat(65), again: 'Ab-1'.repeat(65) }
    expect((await browser.post(form, long)).text).toContain('256 caractères au plus')
    for (const reply of [differ, weak, common]) expect(reply.text).not.toContain('Encore-un-9')
    const same = { password: 'E\u0301té-ﬁn-2026', again: 'Été-fin-2026'.normalize('NFC') }
    expect((await browser.post(form, same)).location).toBe('/connexion')
    expect(
      (await browse(host).post('/connexion', { email, password: 'Été-fin-2026'.normalize('NFD') })).status,
    ).toBe(303)
  })
})

describe('a link', () => {
  test('is not used up by opening it, nor by asking for its headers alone', async () => {
    const path = await link()
    for (let times = 1; times <= 3; times++) {
      const scanner = browse(host)
      await scanner.head(path)
      await scanner.get(path)
      await scanner.get(form)
    }
    expect((await (await opened(path)).post(form, fresh())).location).toBe('/connexion')
  })

  test('two of them are good until one is used', async () => {
    const first = await link()
    clock.advance({ minutes: 10 })
    await browse(host).post('/mot-de-passe', { email })
    const second = await linkTo(email)
    expect(second).not.toBe(first)
    expect((await (await opened(second)).get(form)).status).toBe(200)
    const one = await opened(first)
    await one.post(form, fresh())
    const other = await opened(second)
    const used = await other.get(form)
    expect(used.status).toBe(410)
    expect(used.text).toContain('Ce lien a déjà servi')
    clock.advance({ minutes: 5 })
    expect((await other.post(form, fresh())).status).toBe(410)
  })

  test('ends after an hour, says so, and offers a new one in one click', async () => {
    const path = await link()
    clock.advance({ minutes: 59 })
    const browser = await opened(path)
    expect((await browser.get(form)).status).toBe(200)
    clock.advance({ minutes: 1 })
    expect((await browser.post(form, fresh())).status).toBe(410)
    const page = await browser.get(form)
    expect(page.text).toContain('Ce lien a expiré')
    const again =
      /<form method="post" action="\/mot-de-passe"[\s\S]*?value="([^"]+)"[\s\S]*?Recevoir un nouveau lien/.exec(
        page.text,
      )
    expect(again?.[1]).toBe(email)
    expect((await browser.post('/mot-de-passe', { email: again?.[1] ?? '' })).status).toBe(303)
    expect(await linkTo(email)).not.toBe(path)
  })

  test('ends when the password is changed in the account', async () => {
    const to = 'retard@ceramique.example'
    const path = await link(to)
    const member = await signedIn(host, to)
    const reply = await member.post('/espace/securite', { current: demonstrationPassword, ...fresh() })
    expect(reply.location).toBe('/espace/securite')
    expect((await member.get('/espace/securite')).text).toContain('Votre mot de passe est enregistré')
    expect((await (await opened(path)).get(form)).text).toContain('Ce lien a déjà servi')
  })

  test.each([
    '',
    'A'.repeat(43),
    '%00',
    '%0d%0aSet-Cookie:x=y',
    'a;Domain=localhost',
    '😀',
    'x'.repeat(9000),
  ])('that nobody made (%j) says what to do', async token => {
    const browser = browse(host)
    const reply = await browser.get(`${form}?jeton=${token}`)
    expect([reply.status, reply.location]).toEqual([303, form])
    const page = await browser.get(form)
    expect(page.status).toBe(410)
    expect(page.text).toContain('Recevoir un nouveau lien')
  })

  test('of one realm is nothing on the site of another', async () => {
    const path = await link()
    const browser = browse('avantages.localhost')
    await browser.get(path)
    expect((await browser.get(form)).text).not.toContain(email)
    expect((await browser.post(form, fresh())).status).toBe(410)
    expect((await (await opened(path)).get(form)).status).toBe(200)
  })
})

describe('sent twice', () => {
  test('at once, both succeed, and one letter reports it', async () => {
    const before = await changesReported()
    const browser = await opened(await link())
    const chosen = fresh()
    const replies = await Promise.all([browser.post(form, chosen), browser.post(form, chosen)])
    expect(replies.map(({ location }) => location)).toEqual(['/connexion', '/connexion'])
    expect(await changesReported()).toBe(before + 1)
    await browser.signInAs(email, chosen.password)
  })

  test('one after the other (the back button), both succeed, and one letter reports it', async () => {
    const before = await changesReported()
    const browser = await opened(await link())
    const chosen = fresh()
    expect((await browser.post(form, chosen)).location).toBe('/connexion')
    clock.advance({ seconds: 20 })
    expect((await browser.post(form, chosen)).location).toBe('/connexion')
    expect(await changesReported()).toBe(before + 1)
    expect((await browser.get(form)).text).toContain('Ce lien a déjà servi')
  })

  test('with two passwords, one counts, and the other is told that the link has been used', async () => {
    const path = await link()
    const [one, other] = await Promise.all([opened(path), opened(path)])
    const replies = await Promise.all([one.post(form, fresh()), other.post(form, fresh())])
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 410])
  })
})

test('no link and no letter is kept but in the mailbox of the demonstration', async () => {
  const path = await link()
  const token = path.slice(path.indexOf('=') + 1)
  const everything = await dump(app.db, ['public.mailbox_letter'])
  expect(everything).not.toContain(token)
  expect(everything).not.toContain('jeton=')
  expect(everything).not.toContain('Bonjour,')
  expect(await dump(app.db)).toContain(token)
})
