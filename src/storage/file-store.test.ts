import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { diskStore, newFileName } from './file-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'guichet-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what is put is there until it is removed, and is listed meanwhile', async () => {
  const store = diskStore(join(folder, 'a'))
  expect(await Array.fromAsync(store.names())).toEqual([])
  const [one, two] = [newFileName('webp'), newFileName('webp')]
  await store.put(one, Buffer.from('one'))
  await store.put(two, Buffer.from('two'))
  expect(String(await store.get(one))).toBe('one')
  expect((await Array.fromAsync(store.names())).sort()).toEqual([one, two].sort())
  await store.remove(one)
  await store.remove(one)
  expect(await store.get(one)).toBeNull()
  expect(String(await store.get(two))).toBe('two')
})

test('no name leads out of the folder', async () => {
  const store = diskStore(join(folder, 'b'))
  for (const name of ['../../etc/passwd', '/etc/passwd', '..', '', 'a.webp', `${'0'.repeat(32)}.webp/../x`]) {
    expect(await store.get(name)).toBeNull()
    await store.remove(name)
    await expect(store.put(name, Buffer.from('x'))).rejects.toThrow()
  }
})
