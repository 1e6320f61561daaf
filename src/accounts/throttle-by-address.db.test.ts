import { describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/setup/app.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'
import { ipSubject } from './throttle.ts'

const host = 'ceramique.localhost'
const freePerIp = 61

const direct = await startTestApp()
const proxied = await startTestApp({ settings: { trustedProxies: ['10.0.0.0/8'] } })

/** Tries one password on that many addresses, as who has a list of them does. */
async function spray(
  desk: TestApp,
  tries: number,
  from: (attempt: number) => { ip: string; forwarded?: string },
) {
  const statuses: number[] = []
  for (let attempt = 1; attempt <= tries; attempt++) {
    const { ip, forwarded } = from(attempt)
    const reply = await desk
      .browse(host, { ip })
      .post(
        '/connexion',
        { email: `a${attempt}-${crypto.randomUUID()}@exemple.fr`, password },
        forwarded ? { 'x-forwarded-for': forwarded, 'sec-fetch-site': 'same-origin' } : undefined,
      )
    statuses.push(reply.status)
  }
  return statuses
}

const slowedAfter = (statuses: readonly number[]) => statuses.indexOf(429)

describe('one IP that tries many addresses', () => {
  test('is slowed, and another is not', async () => {
    expect(slowedAfter(await spray(direct, freePerIp + 1, () => ({ ip: '203.0.113.5' })))).toBe(freePerIp)
    expect(await spray(direct, 2, () => ({ ip: '203.0.113.6' }))).toEqual([422, 422])
  })

  test('an IPv6 subscriber is one, with all of a /64', async () => {
    const statuses = await spray(direct, freePerIp + 1, attempt => ({
      ip: `2001:db8:1:2::${attempt.toString(16)}`,
    }))
    expect(slowedAfter(statuses)).toBe(freePerIp)
    expect(await spray(direct, 1, () => ({ ip: '2001:db8:1:3::1' }))).toEqual([422])
  })

  test('does not become many by saying so', async () => {
    const statuses = await spray(direct, freePerIp + 1, attempt => ({
      ip: '203.0.113.7',
      forwarded: `192.0.2.${attempt}`,
    }))
    expect(slowedAfter(statuses)).toBe(freePerIp)
  })

  test('nor by adding addresses before a trusted proxy', async () => {
    const statuses = await spray(proxied, freePerIp + 1, attempt => ({
      ip: '10.1.2.3',
      forwarded: `192.0.2.${attempt}, 203.0.113.8, 10.9.9.9`,
    }))
    expect(slowedAfter(statuses)).toBe(freePerIp)
  })

  test('behind a trusted proxy each one counts alone', async () => {
    const statuses = await spray(proxied, freePerIp + 1, attempt => ({
      ip: '10.1.2.3',
      forwarded: `192.0.2.${attempt}`,
    }))
    expect(slowedAfter(statuses)).toBe(-1)
  })

  test('signing in gives the try back: a whole works council shares one IP', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < freePerIp + 5; attempt++) {
      const reply = await direct
        .browse(host, { ip: '203.0.113.9' })
        .post('/connexion', { email: 'adherent@ceramique.example', password })
      statuses.push(reply.status)
    }
    expect(new Set(statuses)).toEqual(new Set([303]))
  })
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:0:0:0:1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (ip, subject) => {
  expect(ipSubject(ip)).toBe(subject)
})
