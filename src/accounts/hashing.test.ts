import { argon2Sync } from 'node:crypto'
import { hash, hashRaw, verify } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { hashPassword, isOutdated, passwordMatches } from './hashing.ts'

/*
 * The test vector of RFC 9106, 5.3 has associated data, which the binding does not take: Node's own argon2
 * must give that vector, and the binding must agree with Node on the rest of it.
 */
test('argon2id gives the test vector of RFC 9106', async () => {
  const message = Buffer.alloc(32, 1)
  const nonce = Buffer.alloc(16, 2)
  const secret = Buffer.alloc(8, 3)
  const parameters = { message, nonce, secret, parallelism: 4, tagLength: 32, memory: 32, passes: 3 }
  expect(argon2Sync('argon2id', { ...parameters, associatedData: Buffer.alloc(12, 4) }).toString('hex')).toBe(
    '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
  )
  const options = { algorithm: 2, memoryCost: 32, timeCost: 3, parallelism: 4, salt: nonce, secret }
  expect(await hashRaw(message, options)).toEqual(argon2Sync('argon2id', parameters))
})

/*
 * The known answers of the reference implementation for argon2id, version 0x13
 * (https://github.com/P-H-C/phc-winner-argon2/blob/20190702/src/test.c): t, log2 of the memory, lanes,
 * password, salt, and the tag of 32 bytes.
 */
describe('argon2id gives the known answers of the reference implementation', () => {
  test.each([
    [2, 16, 1, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
    [2, 8, 1, 'password', 'somesalt', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
    [2, 8, 2, 'password', 'somesalt', '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037'],
    [1, 16, 1, 'password', 'somesalt', 'f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98'],
    [4, 16, 1, 'password', 'somesalt', '9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c'],
    [
      2,
      16,
      1,
      'differentpassword',
      'somesalt',
      '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde',
    ],
    [2, 16, 1, 'password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
  ])('t=%i, m=2^%i, p=%i, « %s », « %s »', async (timeCost, memory, parallelism, password, salt, tag) => {
    const options = { algorithm: 2, memoryCost: 2 ** memory, timeCost, parallelism, salt: Buffer.from(salt) }
    expect((await hashRaw(password, options)).toString('hex')).toBe(tag)
  })

  test('and reads what the reference implementation writes', async () => {
    const encoded = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await verify(encoded, 'password')).toBe(true)
    expect(await verify(encoded, 'passwore')).toBe(false)
  })
})

describe('a password', () => {
  test('is hashed with 19 MiB, two passes, one lane and a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('Bienvenue-2026!'), hashPassword('Bienvenue-2026!')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(other).not.toBe(one)
  })

  test('counts in Unicode form NFKC', async () => {
    const hashed = await hashPassword('Éte\u0301-ﬁn-１２')
    expect(await passwordMatches(hashed, 'E\u0301té-fin-12')).toBe(true)
    expect(await passwordMatches(hashed, 'e\u0301té-fin-12')).toBe(false)
  })

  test('matches nothing where there is no hash', async () => {
    expect(await passwordMatches(null, 'nobody has this password')).toBe(false)
  })

  test('is out of date when it was hashed with other parameters', async () => {
    const password = 'Bienvenue-2026!'
    expect(isOutdated(await hashPassword(password))).toBe(false)
    expect(
      isOutdated(await hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 1, parallelism: 1 })),
    ).toBe(true)
    expect(
      isOutdated(await hash(password, { algorithm: 2, memoryCost: 8192, timeCost: 2, parallelism: 1 })),
    ).toBe(true)
    expect(
      isOutdated(await hash(password, { algorithm: 1, memoryCost: 19_456, timeCost: 2, parallelism: 1 })),
    ).toBe(true)
  })
})

test('a storm of tries leaves other work its turn', async () => {
  const storm = Promise.all(Array.from({ length: 12 }, () => passwordMatches(null, 'x')))
  let turns = 0
  let over = false
  const others = (async () => {
    while (!over) {
      await new Promise(resolve => setImmediate(resolve))
      turns++
    }
  })()
  await storm
  over = true
  await others
  expect(turns).toBeGreaterThan(100)
})
