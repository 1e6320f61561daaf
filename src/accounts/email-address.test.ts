import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emailKey } from './email-address.ts'

test.each([
  ['  MARTINE.Perrin@Boite.EXAMPLE ', 'martine.perrin@boite.example'],
  ['jean+fiches@exemple.fr', 'jean+fiches@exemple.fr'],
  ['zoe@théâtre.fr', 'zoe@xn--thtre-4qa2c.fr'],
  ['ZOE@XN--THTRE-4QA2C.FR', 'zoe@xn--thtre-4qa2c.fr'],
  ['he\u0301le\u0300ne@exemple.fr', 'h\u00e9l\u00e8ne@exemple.fr'],
  ["l'hermite@exemple.fr", "l'hermite@exemple.fr"],
])('%s is %s', (typed, key) => {
  expect(emailKey(typed)).toBe(key)
})

test.each([
  '',
  '@',
  'jean chez exemple.fr',
  'jean@exemple',
  'jean@@exemple.fr',
  'jean dupont@exemple.fr',
  'jean@exemple.fr; marie@exemple.fr',
  '.jean@exemple.fr',
  'jean..dupont@exemple.fr',
  'jean@-exemple.fr',
  'jean@exemple..fr',
  'jean@127.1',
  'jean@[127.0.0.1]',
  'jean@exemple.fr/chemin',
  'jean@exemple%2efr',
  'jean\u0000@exemple.fr',
  'je\u200ban@exemple.fr',
  `${'j'.repeat(65)}@exemple.fr`,
  `jean@${'exemple.'.repeat(40)}fr`,
])('%j is not an address', typed => {
  expect(emailKey(typed)).toBeNull()
})

test('the key of a key is the key', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), typed => {
      const key = emailKey(typed)
      if (key !== null) expect(emailKey(key)).toBe(key)
    }),
  )
})
