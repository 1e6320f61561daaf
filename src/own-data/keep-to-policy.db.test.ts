import { sql } from 'kysely'
import { describe, expect, inject, test, vi } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { waitingForLocks } from '../../test/setup/waiting.ts'
import { newId } from '../database/new-id.ts'
import { keepToPolicy } from './keep-to-policy.ts'

const { app, clock } = await startTestApp()
const { db } = app
const begun = clock.now()
const short = { keepAuditDays: 40, keepLetterDays: 60, keepRefusedDays: 80, erasure: 'byOffice' }
await sql`update realm set policy = jsonb_set(policy, '{data}', ${JSON.stringify(short)}::jsonb)
  where slug = 'ceramique'`.execute(db)
const kept = async () => (await app.sites.byHost('ceramique.localhost'))?.realm.policy.data.keepAuditDays
await vi.waitFor(async () => expect(await kept()).toBe(40))

const siteOf = async (host: string) =>
  await db.selectFrom('site').selectAll().where('host', '=', host).executeTakeFirstOrThrow()
const sites = { short: await siteOf('ceramique.localhost'), long: await siteOf('avantages.localhost') }

type Site = Awaited<ReturnType<typeof siteOf>>

async function trace({ realm_id }: Site): Promise<string> {
  const id = newId()
  await db.insertInto('audit').values({ realm_id, id, at: clock.now(), event: 'x', details: '{}' }).execute()
  return id
}

async function letter({ realm_id, id: site_id }: Site, state: 'sent' | 'queued'): Promise<string> {
  const id = newId()
  const text = { to_email: 'quelquun@exemple.fr', template: 'passwordLink', details: '{}' }
  await db
    .insertInto('letter')
    .values({ realm_id, id, site_id, ...text, state, created_at: clock.now() })
    .execute()
  return id
}

/** An application that was refused now, of somebody new or of a person who is there. */
async function refused(
  site: Site,
  personId: string | null = null,
): Promise<{ id: string; personId: string }> {
  const { realm_id, organisation_id, id: site_id } = site
  const [id, person_id, at] = [newId(), personId ?? newId(), clock.now()]
  const name = { given_name: 'Refusée', family_name: `Personne ${id}` }
  if (!personId)
    await db
      .insertInto('person')
      .values({ realm_id, id: person_id, ...name, created_at: at })
      .execute()
  await db
    .insertInto('application')
    .values({
      ...{ realm_id, id, organisation_id, site_id, ...name, person_id },
      ...{ email: 'refusee@exemple.fr', email_key: 'refusee@exemple.fr', version: 1 },
      ...{ state: 'refused', steps: '[]', typed: '{}', answers: '{}' },
      ...{ created_at: at, changed_at: at, submitted_at: at, refused_at: at },
    })
    .execute()
  return { id, personId: person_id }
}

const left = async (table: 'audit' | 'letter' | 'application', id: string) =>
  (await db.selectFrom(table).select('id').where('id', '=', id).execute()).length === 1

/** On which day after they were made each of them went. */
async function daysKept(rows: Record<string, ['audit' | 'letter' | 'application', string]>, until: number) {
  const days: Record<string, number | null> = Object.fromEntries(Object.keys(rows).map(name => [name, null]))
  for (const day of [39, 40, 41, 59, 60, 61, 79, 80, 81, 179, 180, 181, 364, 365, 366].filter(
    at => at <= until,
  )) {
    clock.set(begun.add({ hours: 24 * day }).toString())
    await keepToPolicy(app)
    for (const [name, [table, id]] of Object.entries(rows))
      if (days[name] === null && !(await left(table, id))) days[name] = day
  }
  return days
}

describe('what is kept', () => {
  test('goes after as many days as the policy of its realm says, not before', async () => {
    const [audits, letters] = [
      { short: await trace(sites.short), long: await trace(sites.long) },
      { short: await letter(sites.short, 'sent'), long: await letter(sites.long, 'sent') },
    ]
    const [applications, waiting] = [
      { short: await refused(sites.short), long: await refused(sites.long) },
      await letter(sites.short, 'queued'),
    ]
    const member = await db
      .selectFrom('membership')
      .selectAll()
      .where('realm_id', '=', sites.short.realm_id)
      .executeTakeFirstOrThrow()
    const ofMember = await refused(sites.short, member.person_id)
    const terms = newId()
    await sql`insert into terms (realm_id, id, kind, body, in_force_on, asks_again, published_at)
      values (${sites.short.realm_id}, ${terms}, 'rules', 'Règlement', '2026-01-01', false, ${begun})`.execute(
      db,
    )
    await sql`insert into acceptance (realm_id, id, terms_id, application_id, person_id, accepted_at)
      values (${sites.short.realm_id}, ${newId()}, ${terms}, ${ofMember.id}, ${member.person_id}, ${begun})`.execute(
      db,
    )
    const days = await daysKept(
      {
        audit: ['audit', audits.short],
        letter: ['letter', letters.short],
        application: ['application', applications.short.id],
        ofMember: ['application', ofMember.id],
        longAudit: ['audit', audits.long],
        longLetter: ['letter', letters.long],
        longApplication: ['application', applications.long.id],
        waiting: ['letter', waiting],
      },
      366,
    )
    expect(days).toEqual({
      audit: 41,
      letter: 61,
      application: 81,
      ofMember: 81,
      longAudit: 366,
      longLetter: 366,
      longApplication: 181,
      waiting: null,
    })
    const person = (id: string) =>
      db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    // Erased, and then, as nothing points there any more, gone.
    await expect(person(applications.short.personId)).rejects.toThrow()
    expect(await person(member.person_id)).toMatchObject({ erased_at: null })
    const accepted = await db.selectFrom('acceptance').selectAll().where('terms_id', '=', terms).execute()
    expect(accepted).toMatchObject([{ person_id: member.person_id, application_id: null }])
  })

  test('however much there is of it', async () => {
    const { realm_id } = sites.short
    await sql`insert into audit (realm_id, id, at, event, details)
      select ${realm_id}, gen_random_uuid(), ${begun}, 'much', '{}' from generate_series(1, 4500)`.execute(db)
    await keepToPolicy(app)
    expect(await db.selectFrom('audit').select('id').where('event', '=', 'much').execute()).toEqual([])
  })

  test('of a bank line that was decided is its day and amount; an open one waits', async () => {
    const { realm_id, organisation_id } = sites.short
    const statement_id = newId()
    const of = { realm_id, organisation_id }
    const statement = { id: statement_id, file_name: 'releve.csv', format: 'csv' as const }
    await db
      .insertInto('statement')
      .values({ ...of, ...statement, imported_at: clock.now() })
      .execute()
    const decided = clock.now()
    const line = async (state: 'open' | 'ignored') => {
      const id = newId()
      const paid = { label: 'VIR LOYER', payer_name: 'MARTIN', payer_key: Buffer.from(id) }
      const when = { booked_on: '2026-06-01', decided_at: state === 'open' ? null : decided }
      const rest = { statement_id, fingerprint: Buffer.from(id), amount_cents: 900, proposal: '{"x":1}' }
      await db
        .insertInto('statement_line')
        .values({ ...of, id, state, ...paid, ...when, ...rest } as never)
        .execute()
      return () => db.selectFrom('statement_line').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    }
    const [ignored, open] = [await line('ignored'), await line('open')]
    clock.set(decided.add({ hours: 24 * 60 }).toString())
    await keepToPolicy(app)
    expect(await ignored()).toMatchObject({ label: 'VIR LOYER', payer_name: 'MARTIN' })
    clock.set(decided.add({ hours: 24 * 61 }).toString())
    await keepToPolicy(app)
    expect(await ignored()).toMatchObject({
      ...{ label: '', payer_name: null, payer_key: null, proposal: {} },
      ...{ amount_cents: 900, state: 'ignored' },
    })
    expect(await open()).toMatchObject({ label: 'VIR LOYER', payer_name: 'MARTIN', proposal: { x: 1 } })
  })

  test('of somebody to whom only a letter points goes with the letter', async () => {
    const { realm_id } = sites.short
    const entered = clock.now()
    const someone = async () => {
      const id = newId()
      const name = { given_name: 'Ancienne', family_name: 'Conjointe' }
      await db
        .insertInto('person')
        .values({ realm_id, id, ...name, created_at: entered })
        .execute()
      return id
    }
    const [alone, written, child, holder] = [
      await someone(),
      await someone(),
      await someone(),
      await someone(),
    ]
    await db
      .updateTable('letter')
      .set({ person_id: written })
      .where('id', '=', await letter(sites.short, 'sent'))
      .execute()
    const couple = { realm_id, holder_id: holder, person_id: child, kind: 'dependentChild' as const }
    await db
      .insertInto('beneficiary')
      .values({ ...couple, created_at: entered })
      .execute()
    const [terms] = await db.selectFrom('terms').select('id').where('realm_id', '=', realm_id).execute()
    await sql`insert into acceptance (realm_id, id, terms_id, person_id, accepted_at)
      values (${realm_id}, ${newId()}, ${terms?.id}, ${alone}, ${entered})`.execute(db)
    const all = [alone, written, child, holder]
    const there = async () => {
      await keepToPolicy(app)
      const rows = await db.selectFrom('person').select('id').where('id', 'in', all).execute()
      return all.filter(id => rows.some(row => row.id === id))
    }
    expect(await there()).toEqual(all)
    clock.set(entered.add({ hours: 48 }).toString())
    expect(await there()).toEqual([written, child, holder])
    clock.set(entered.add({ hours: 24 * 61 }).toString())
    expect(await there()).toEqual([child, holder])
  })

  test('of who was refused stays when the person becomes a member at that very moment', async () => {
    const { realm_id, organisation_id } = sites.short
    const { personId } = await refused(sites.short)
    clock.advance({ hours: 24 * 81 })
    const { work } = await db.transaction().execute(async tx => {
      const membership = { realm_id, id: newId(), organisation_id, person_id: personId }
      await tx
        .insertInto('membership')
        .values({ ...membership, state: 'admitted', created_at: clock.now() })
        .execute()
      const work = keepToPolicy(app)
      // The embedded engine, with its one connection, looks once this is over; the other has looked by now, and waits.
      if (inject('engine') === 'postgres') await expect.poll(() => waitingForLocks(db)).toBe(1)
      return { work }
    })
    await work
    const person = db.selectFrom('person').selectAll().where('id', '=', personId)
    expect(await person.executeTakeFirst()).toMatchObject({ given_name: 'Refusée', erased_at: null })
  })
})
