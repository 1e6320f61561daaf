import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from './server.ts'

/**
 * Loads the demonstration once; every journey has a server of its own on a copy of that folder. Beside it the
 * workers note which pages axe has looked at.
 */
export default async function once(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-demonstration-'))
  const [data, looked] = [join(folder, 'data'), join(folder, 'looked')]
  mkdirSync(data)
  mkdirSync(looked)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const server = await startServer({ env: { DATA_DIR: data, DEMO: 'on' } })
    await server.stop()
  } catch (error) {
    remove()
    throw error
  }
  process.env.DEMONSTRATION = data
  process.env.LOOKED_AT = looked
  return remove
}
