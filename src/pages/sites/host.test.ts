import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHost } from './host.ts'

test.each([
  ['bourgogne.example.org', 'bourgogne.example.org'],
  [' HTTPS://Bourgogne.Example.org./accueil?x=1 ', 'bourgogne.example.org'],
  ['compagnie-été.fr', 'xn--compagnie-t-kbbb.fr'],
  ['alsace.localhost', 'alsace.localhost'],
  ['localhost', null],
  ['', null],
  ['exemple .fr', null],
  ['exemple.fr:8080', null],
  ['nom@exemple.fr', null],
  ['192.168.1.1', null],
  ['[::1]', null],
  ['0x7f.1', null],
  ['-a.fr', null],
  ['a..fr', null],
  ['a_b.fr', null],
  [`${'a'.repeat(64)}.fr`, null],
  [`${'a.'.repeat(130)}fr`, null],
])('%j gives %j', (typed, host) => {
  expect(readHost(typed)).toBe(host)
})

test('whatever is typed, a host is one that reads as itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.webUrl(), fc.string({ unit: 'binary' })), typed => {
      const host = readHost(typed)
      if (host === null) return
      expect(host).toMatch(/^[a-z0-9.-]+\.[a-z0-9-]+$/)
      expect(readHost(host)).toBe(host)
      expect(new URL(`http://${host}/`).hostname).toBe(host)
    }),
  )
})
