import { describe, expect, test } from 'vitest'
import { BadSettings, readSettings } from '../src/settings.ts'

const refusal = (env: Record<string, string>): string => {
  try {
    readSettings(env)
    return 'taken'
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error
    return error.message
  }
}

describe('each bad variable is refused with a line that names it', () => {
  test.each([
    [{ PORT: 'http' }, 'PORT must be a port number'],
    [{ PORT: '80.5' }, 'PORT must be a port number'],
    [{ PORT: '70000' }, /^PORT .*65535/],
    [{ PORT: '-1' }, 'PORT must be a port number'],
    [{ DATABASE_URL: 'postgres://a:b#c@d/e' }, /^DATABASE_URL is not an address .*%23/],
    [{ PORT: ' ' }, 'PORT must be a port number'],
    [{ PORT: '0x50' }, 'PORT must be a port number'],
    [{ DATABASE_URL: 'mysql://a/b' }, 'DATABASE_URL must begin with postgres:// or postgresql://'],
    [{ DATABASE_URL: 'postgres://a b' }, /^DATABASE_URL /],
    [{ SMTP_URL: 'mail.example' }, 'SMTP_URL must begin with smtp:// or smtps://'],
    [{ SMTP_URL: 'smtp://[' }, 'SMTP_URL is not an address'],
    [{ MAIL_FROM: 'Guichet <a@b.fr>' }, 'MAIL_FROM must be an e-mail address'],
    [{ DEMO: 'yes' }, 'DEMO must be on or off'],
    [{ PUBLIC_ORIGIN: 'https://desk.example' }, 'PUBLIC_ORIGIN must look like https://* or http://*:3000'],
    [{ PUBLIC_ORIGIN: 'https://*/' }, /^PUBLIC_ORIGIN /],
    [{ TRUSTED_PROXIES: '10.0.0.0/8, proxy' }, 'TRUSTED_PROXIES must be IP addresses or CIDR ranges'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, /^TRUSTED_PROXIES /],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent'],
    [{ DEMO: 'on', NODE_ENV: 'production' }, /^DEMO cannot be on with NODE_ENV=production/],
    [{ HOST: '0.0.0.0' }, /^HOST must be 127\.0\.0\.1 with the demonstration/],
    [{ HOST: '::', DEMO: 'on', DATABASE_URL: 'postgres://a/b' }, /^HOST must be 127\.0\.0\.1/],
    [{ HOST: '192.168.1.4' }, /^HOST must be 127\.0\.0\.1/],
  ])('%j', (env: Record<string, string>, line: string | RegExp) => {
    const told = refusal(env)
    if (typeof line === 'string') expect(told).toBe(line)
    else expect(told).toMatch(line)
    expect(told.split('\n')).toHaveLength(1)
  })

  test('several at once are told at once', () => {
    expect(refusal({ PORT: 'x', DEMO: 'x', LOG_LEVEL: 'x' }).split('\n')).toHaveLength(3)
  })

  test('a secret in an address is not repeated', () => {
    expect(refusal({ DATABASE_URL: 'mysql://a:secret@b/c', SMTP_URL: 'imap://a:secret@b' })).not.toContain(
      'secret',
    )
  })
})

describe('without any variable', () => {
  test('it is the demonstration, on this machine alone, with data in ./data', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      demonstration: true,
      publicOrigin: 'http://*:3000',
      smtpUrl: null,
      trustedProxies: [],
      logLevel: 'info',
      database: { folder: `${process.cwd()}/data` },
    })
  })

  test('the sender is an address', () => {
    expect(readSettings({}).mailFrom).toMatch(/^guichet@[\w.-]+$/)
  })
})

test.each([
  [{}, true],
  [{ NODE_ENV: 'production' }, false],
  [{ DATABASE_URL: 'postgres://a/b' }, false],
  [{ DATABASE_URL: 'postgres://a/b', DEMO: 'on' }, true],
  [{ DEMO: 'off' }, false],
  [{ DEMO: '' }, true],
])('with %j the demonstration is on: %s', (env: Record<string, string>, on) => {
  const settings = readSettings(env)
  expect(settings.demonstration).toBe(on)
  expect(settings.host).toBe(on ? '127.0.0.1' : undefined)
  expect(settings.publicOrigin).toBe(on ? 'http://*:3000' : 'https://*')
})

test('proxies are a list by commas or blanks, of addresses and ranges', () => {
  const { trustedProxies } = readSettings({
    TRUSTED_PROXIES: '10.0.0.1, 192.168.0.0/16\t2001:db8::1 2001:db8::/32',
  })
  expect(trustedProxies).toEqual(['10.0.0.1', '192.168.0.0/16', '2001:db8::1', '2001:db8::/32'])
})
