import { expect, test } from 'vitest'
import { blueprints } from '../organisations/blueprints.ts'
import { type Policy, policySchema } from '../organisations/policy.ts'
import { embeddedEngine } from './embedded.ts'
import { readMigrations } from './migrations.ts'

/** A policy as it was stored before people could register by themselves. */
function asBefore({
  registration,
  household,
  dues,
  rubrics,
  directory,
  data,
  accountSections,
  ...rest
}: Policy) {
  const { startedBy, admittedAfter } = registration
  const { period, remindOn } = dues === 'none' ? blueprints.federation.dues : dues
  return {
    ...rest,
    registration: { startedBy, admittedAfter },
    // The letter that announces the due day counted as a reminder then.
    dues: dues === 'none' ? dues : { period, remindOn, suspendAfterReminders: remindOn.length },
    accountSections: accountSections.filter(section => earlierSections.includes(section)),
  }
}

const earlierSections: readonly string[] = ['dues', 'signIn', 'identity', 'password']
/** What a realm that had no rubrics is not given: there is nothing to write in. */
const ofRubrics: readonly string[] = ['ownRecords', 'newRecord']

test('a realm of the time before registration, and dues, gets what its blueprint has by now', async () => {
  const database = await embeddedEngine()
  const migrations = readMigrations()
  const first = migrations.findIndex(({ name }) => name.includes('joining'))
  for (const { sql } of migrations.slice(0, first)) await database.exec(sql)
  for (const [name, policy] of Object.entries(blueprints)) {
    await database.query(
      'insert into realm (id, slug, name, policy, time_zone, created_at) values (gen_random_uuid(), $1, $1, $2, $3, now())',
      [name, JSON.stringify(asBefore(policy)), 'Europe/Paris'],
    )
  }
  for (const { sql } of migrations.slice(first)) await database.exec(sql)
  const { rows } = await database.query<{ name: keyof typeof blueprints; policy: unknown }>(
    'select name, policy from realm',
  )
  expect(rows).toHaveLength(3)
  for (const { name, policy } of rows) {
    const { accountSections, ...upgraded } = policySchema.parse(policy)
    const { accountSections: sections, ...rest } = blueprints[name]
    expect(upgraded).toEqual({ ...rest, rubrics: [] })
    expect([...accountSections].sort()).toEqual(sections.filter(each => !ofRubrics.includes(each)).sort())
  }
  await database.close()
})
