import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { runCommand } from '../commands/commands.ts'
import { startSending } from '../start.ts'
import { openTransport } from './transport.ts'

const desk = await startTestApp({ sends: false })
const { app, lettersTo } = desk
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'

test('without a mail server letters wait, the office and doctor say so, and they leave when there is a way', async () => {
  const live = await desk.anotherInstance({ demonstration: false, trustedProxies: ['10.0.0.1'] })
  expect(openTransport(live.app.settings, app.db, app.clock)).toBeNull()
  expect((await live.browse(host).post('/mot-de-passe', { email })).status).toBe(303)
  const letter = await app.db.selectFrom('letter').selectAll().executeTakeFirstOrThrow()
  expect(letter).toMatchObject({ state: 'queued', attempts: 0, to_email: email, details: {} })

  const office = await live.signedIn(host, 'bureau@ceramique.example')
  const page = (await office.get('/bureau')).text
  expect(page).toContain("Aucun serveur de messagerie n'est réglé (SMTP_URL)")
  expect(page).toMatch(/adherent@ceramique\.example[\s\S]*en attente/)

  const lines: string[] = []
  const call = { args: [], cwd: '/', print: (line: string) => lines.push(line), progress: () => {} }
  expect(await runCommand(live.app, 'doctor', call)).toBe(1)
  expect(lines).toContain("✗ Messagerie : SMTP_URL n'est pas réglé, les messages attendent")
  expect(lines).toContain('✓ Messages en attente : 1')

  await startSending(app)
  expect((await lettersTo(email))[0]?.text).toContain('jeton=')
})
