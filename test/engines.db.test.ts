import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { freshDatabase } from './setup/database.ts'

const database = await freshDatabase()
const { db, pool } = database

describe('the engine', () => {
  test('is the one that this run is for, PostgreSQL 15 or later', async () => {
    const { rows } = await pool.query<{ number: string; version: string }>(
      `select current_setting('server_version_num') as number, version()`,
    )
    expect(database.engine).toBe(inject('engine'))
    expect(Number(rows[0]?.number)).toBeGreaterThanOrEqual(150_000)
    expect(rows[0]?.version.includes('PGlite')).toBe(inject('engine') === 'embedded')
  })

  test('keeps a day a day, whatever the zones', async () => {
    const { rows } = await sql<{ day: Temporal.PlainDate }>`
      select day from unnest(${['1900-02-28', '2026-03-29', '9999-12-31']}::date[]) as day`.execute(db)
    expect(rows.map(({ day }) => day.constructor)).toEqual(Array(3).fill(Temporal.PlainDate))
    expect(rows.map(({ day }) => day.toString())).toEqual(['1900-02-28', '2026-03-29', '9999-12-31'])
  })

  test('gives a day and an instant back as they were put in', async () => {
    const day = Temporal.PlainDate.from('2028-02-29')
    const instant = Temporal.Instant.from('2026-10-25T00:30:00.123456Z')
    const { rows } = await sql<{ day: Temporal.PlainDate; instant: Temporal.Instant; none: null }>`
      select ${day}::date as day, ${instant}::timestamptz as instant, null::timestamptz as none`.execute(db)
    expect(rows[0]?.day.equals(day)).toBe(true)
    expect(rows[0]?.instant.equals(instant)).toBe(true)
    expect(rows[0]?.none).toBeNull()
  })

  test('answers after a statement that failed', async () => {
    await expect(pool.query('select * from nothing_of_the_kind')).rejects.toThrow('nothing_of_the_kind')
    await expect(pool.query('select $1::int as n', ['not a number'])).rejects.toThrow('not a number')
    expect((await pool.query<{ n: number }>('select $1::int as n', [7])).rows).toEqual([{ n: 7 }])
  })

  test('undoes a transaction that failed, and answers after it', async () => {
    const failing = db.transaction().execute(async tx => {
      await sql`create table half_done (id int)`.execute(tx)
      await sql`select 1 / 0`.execute(tx)
    })
    await expect(failing).rejects.toThrow('division by zero')
    const { rows } = await sql<{ there: boolean }>`
      select to_regclass('half_done') is not null as there`.execute(db)
    expect(rows).toEqual([{ there: false }])
  })

  test('starts empty, with every migration run', async () => {
    const { rows } = await pool.query<{ realms: number; migrations: number }>(
      'select (select count(*)::int from realm) as realms, (select count(*)::int from migration) as migrations',
    )
    expect(rows[0]?.realms).toBe(0)
    expect(rows[0]?.migrations).toBeGreaterThan(0)
  })
})
