import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { built } from '../built.ts'

/** Every migration in the order of its number, which is the order in which they run. */
export function readMigrations(): { name: string; sql: string }[] {
  const folder = built('migrations')
  return readdirSync(folder)
    .sort()
    .map(file => ({ name: file.replace('.sql', ''), sql: readFileSync(join(folder, file), 'utf8') }))
}
