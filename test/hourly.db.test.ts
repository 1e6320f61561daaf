import { expect, test } from 'vitest'
import { doHourlyWork } from '../src/hourly.ts'
import { startTestApp } from './setup/app.ts'

test('what is done every hour goes through on a realm where there is something of everything', async () => {
  const { app, clock, letters } = await startTestApp()
  const failures: string[] = []
  const log = Object.assign(Object.create(app.log), {
    error: (_: unknown, said: string) => failures.push(said),
  })
  for (let day = 0; day < 3; day++) {
    clock.advance({ hours: 24 * 40 })
    await doHourlyWork({ ...app, log })
  }
  expect(failures).toEqual([])
  const reminded = (await letters()).filter(({ to }) => to === 'retard@ceramique.example')
  expect(reminded.length).toBeGreaterThan(0)
})

test('one that fails holds up none of the others', async () => {
  const { app, clock } = await startTestApp({ sends: false })
  clock.advance({ hours: 24 * 400 })
  const failures: string[] = []
  const log = Object.assign(Object.create(app.log), {
    error: (_: unknown, said: string) => failures.push(said),
  })
  const files = {
    ...app.files,
    names: () => {
      throw new Error('the disk is gone')
    },
  }
  const sent = async () => (await app.db.selectFrom('reminder').select('id').execute()).length
  const before = await sent()
  await doHourlyWork({ ...app, files, log })
  expect(failures).toEqual(['forgetStrays failed'])
  expect(await sent()).toBeGreaterThan(before)
})
