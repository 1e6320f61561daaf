import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/setup/database.ts'
import { inTurn, migrate } from './migrate.ts'
import { readMigrations } from './migrations.ts'

const database = await freshDatabase()

test('what has run once does not run again, by any number at once', async () => {
  const before = await database.pool.query('select name, ran_at from migration order by name')
  expect(before.rows.map(({ name }: { name: string }) => name)).toEqual(
    readMigrations().map(({ name }) => name),
  )
  expect(await Promise.all([migrate(database.pool), migrate(database.pool), migrate(database.pool)])).toEqual(
    [[], [], []],
  )
  const after = await database.pool.query('select name, ran_at from migration order by name')
  expect(after.rows).toEqual(before.rows)
})

test('what two instances must do one after the other is let go when it fails', async () => {
  await expect(inTurn(database, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await inTurn(database, () => Promise.resolve('done'))).toBe('done')
})
