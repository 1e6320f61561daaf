import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOwnPost, localPath, originOf } from './origin.ts'

const own = 'https://ceramique.example'
const post = (headers: Record<string, string>) => isOwnPost(new Headers(headers), own)

describe('a POST is of this site', () => {
  test.each([
    ['Sec-Fetch-Site says so', { 'sec-fetch-site': 'same-origin' }, true],
    ['not when it comes from a neighbour', { 'sec-fetch-site': 'same-site' }, false],
    ['not when it comes from elsewhere', { 'sec-fetch-site': 'cross-site' }, false],
    ['not when a person typed the address', { 'sec-fetch-site': 'none' }, false],
    ['not when it says nothing of use', { 'sec-fetch-site': '' }, false],
    ['Sec-Fetch-Site counts before Origin', { 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    ['and Origin does not mend it', { 'sec-fetch-site': 'cross-site', origin: own }, false],
    ['Origin is the own one', { origin: own }, true],
    ['not with another Origin', { origin: 'https://evil.example' }, false],
    ['not with another scheme', { origin: 'http://ceramique.example' }, false],
    ['not with another port', { origin: 'https://ceramique.example:8443' }, false],
    ['not with an Origin that begins alike', { origin: 'https://ceramique.example.evil.example' }, false],
    ['not with Origin null', { origin: 'null' }, false],
    ['neither header: no browser', {}, true],
  ])('%s', (_when, headers: Record<string, string>, expected) => {
    expect(post(headers)).toBe(expected)
  })
})

test('a local path never leads away, whatever is asked for', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '?',
    '#',
    '\t',
    '\n',
    '%2F',
    '%5C',
    'evil.example',
    'https:',
    'é',
    ' ',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 8 }),
      pieces => {
        const path = localPath(pieces.join(''))
        if (path === null) return
        expect(new URL(path, own).origin).toBe(own)
        // It goes into a header as it is.
        expect(new Headers({ location: path }).get('location')).toBe(path)
      },
    ),
    { numRuns: 2000 },
  )
})

test.each(['/', '/espace', '/espace?a=b#c', '/a//b', '/a/../b', '/%5Cevil.example'])('%s is local', path => {
  expect(localPath(path)).toBe(path)
})

test('an origin has the scheme and port that are configured', () => {
  expect(originOf({ publicOrigin: 'https://*' }, 'a.example')).toBe('https://a.example')
  expect(originOf({ publicOrigin: 'http://*:3000' }, 'a.localhost')).toBe('http://a.localhost:3000')
})
