import { describe, expect, test } from 'vitest'
import { clientReader } from './client-address.ts'

const direct = clientReader([])
const proxied = clientReader(['10.0.0.0/8', '192.0.2.7', '2001:db8:aa::/48'])
const forwarded = (chain: string) => new Headers({ 'x-forwarded-for': chain, host: 'a.example' })

describe('the address of who asks', () => {
  test.each([
    ['203.0.113.5', '192.0.2.1', '203.0.113.5'],
    ['10.1.1.1', '192.0.2.1', '10.1.1.1'],
    ['::ffff:203.0.113.5', '192.0.2.1', '203.0.113.5'],
  ])('without trusted proxies is the peer: %s', (peer, chain, ip) => {
    expect(direct(peer, forwarded(chain)).ip).toBe(ip)
  })

  test.each([
    ['one hop', '10.1.1.1', '203.0.113.5', '203.0.113.5'],
    ['what is put before is not believed', '10.1.1.1', '192.0.2.1, 203.0.113.5', '203.0.113.5'],
    ['a chain of trusted ones', '10.1.1.1', '203.0.113.5, 192.0.2.7, 10.2.2.2', '203.0.113.5'],
    ['a peer mapped into IPv6', '::ffff:10.1.1.1', '203.0.113.5', '203.0.113.5'],
    ['IPv6 all along', '2001:db8:aa::1', '2001:db8:1::5', '2001:db8:1::5'],
    ['trusted ones only', '10.1.1.1', '10.2.2.2', '10.2.2.2'],
    ['nothing that is an address', '10.1.1.1', 'unknown, ', '10.1.1.1'],
    ['a peer that is not trusted', '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    ['an IPv6 peer that is not trusted', '2001:db8:bb::1', '192.0.2.1', '2001:db8:bb::1'],
  ])('behind trusted proxies: %s', (_case, peer, chain, ip) => {
    expect(proxied(peer, forwarded(chain)).ip).toBe(ip)
  })
})

describe('host and scheme', () => {
  const headers = new Headers({
    host: 'Inside.Example:3000',
    'x-forwarded-host': 'a.example',
    'x-forwarded-proto': 'https',
  })

  test('are believed from a trusted proxy', () => {
    expect(proxied('10.1.1.1', headers)).toMatchObject({ host: 'a.example', secure: true })
  })

  test('are not believed from anyone else', () => {
    expect(proxied('203.0.113.9', headers)).toMatchObject({ host: 'inside.example', secure: false })
    expect(direct('127.0.0.1', headers)).toMatchObject({ host: 'inside.example', secure: false })
  })

  test.each(['a.example', 'A.EXAMPLE', 'a.example:443', 'a.example.', ' a.example '])(
    '%j is a.example',
    host => {
      expect(proxied('10.1.1.1', new Headers({ 'x-forwarded-host': host })).host).toBe('a.example')
    },
  )
})
