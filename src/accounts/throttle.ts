import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/open.ts'

/** How often something may be tried by one subject. Times in seconds. */
type Limit = {
  /** Tries that cost nothing. */
  free: number
  /** The wait after the next one; it doubles with each, up to `longest`. */
  first: number
  longest: number
  /** No more than `most` in `window`, counted from the first. */
  most: number
  window: number
}

const hour = 3600
const day = 24 * hour

/**
 * Each kind of thing that is slowed, shared by all instances. An address and a known browser are slowed as
 * NIST SP 800-63B (5.2.2) and the CNIL (délibération 2022-100) ask; the IP and the realm bound those who try
 * one password on many addresses.
 */
const limits = {
  signInAddress: { free: 5, first: 60, longest: 1800, most: 25, window: day },
  signInDevice: { free: 5, first: 60, longest: 1800, most: 25, window: day },
  signInIp: { free: 60, first: 60, longest: 1800, most: 300, window: hour },
  signInRealm: { free: 5000, first: 30, longest: 60, most: 20_000, window: hour },
  slowedTrace: { free: 1, first: 60, longest: 60, most: 1, window: 60 },
  letterPause: { free: 1, first: 60, longest: 60, most: 1, window: 60 },
  letterHour: { free: 3, first: hour, longest: hour, most: 3, window: hour },
  letterDay: { free: 10, first: day, longest: day, most: 10, window: day },
  letterUnknown: { free: 1, first: day, longest: day, most: 1, window: day },
  letterIp: { free: 100, first: 600, longest: hour, most: 300, window: hour },
  // A works council may register its staff from one address in one morning.
  draftIp: { free: 1000, first: 600, longest: hour, most: 3000, window: hour },
  submissionIp: { free: 500, first: 600, longest: hour, most: 1500, window: hour },
  takenEmailIp: { free: 30, first: hour, longest: hour, most: 30, window: hour },
  // Beyond it those who decide see the queue.
  toDecideHour: { free: 30, first: hour, longest: hour, most: 30, window: hour },
  // Each asks for a letter to the new address and one to the old.
  emailChange: { free: 10, first: hour, longest: day, most: 10, window: day },
  newDevice: { free: 1, first: 600, longest: 600, most: 1, window: 600 },
  // Asking the sign-in host who is there: beyond it one signs in there without being led back.
  questionIp: { free: 1000, first: 60, longest: 600, most: 5000, window: hour },
  unknownEmailIp: { free: 5, first: hour, longest: hour, most: 5, window: hour },
  // Pages of the directory. Where it is for everyone, a whole library may read it from one address.
  directoryAccount: { free: 200, first: 60, longest: hour, most: 500, window: day },
  directoryIp: { free: 400, first: 60, longest: hour, most: 1000, window: day },
} as const satisfies Record<string, Limit>

type ThrottleKind = keyof typeof limits

/** What is counted: a kind and whom it counts for; the subject is kept as a hash. */
export type Subject = { kind: ThrottleKind; subject: string }

/** Whether a try may go ahead, and if not, in how many seconds. */
export type Allowance = { allowed: true } | { allowed: false; waitSeconds: number }

/**
 * Takes one try for each subject before the work is done, in one statement: of any number of tries at once
 * no more get through than one after the other. A try that turned out well is given back by `giveBack`
 * or `clearThrottle`. Tries while one waits are not counted.
 */
export async function takeTry(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  subjects: readonly Subject[],
): Promise<Allowance> {
  const attempt = crypto.randomUUID()
  const rows = subjects.map(({ kind, subject }) => ({ kind, hash: subjectHash(subject), ...limits[kind] }))
  // Everybody locks the rows in one order, so that two tries cannot wait for one another.
  rows.sort((a, b) => a.kind.localeCompare(b.kind) || a.hash.compare(b.hash))
  const values = rows.map(
    row =>
      sql`(${realmId}::uuid, ${row.kind}::text, ${row.hash}::bytea, 1, ${now}::timestamptz, ${afterFirst(row, now)}::timestamptz, ${attempt}::uuid)`,
  )
  const which = rows.map(row => sql`(${row.kind}::text, ${row.hash}::bytea)`)
  // Who has to wait for one subject is not counted for the others: else an IP that is slowed could still lock addresses.
  const { rows: taken } = await sql<{ blocked_until: Temporal.Instant | null; last_attempt: string | null }>`
    with waiting as (
      select blocked_until from throttle
      where realm_id = ${realmId} and (kind, subject_hash) in (${sql.join(which)}) and blocked_until > ${now}
    ), taken as (
      insert into throttle as t (realm_id, kind, subject_hash, count, window_start, blocked_until, last_attempt)
      select * from (values ${sql.join(values)}) as one where not exists (select from waiting)
      on conflict (realm_id, kind, subject_hash) do update set
        count = case when t.blocked_until > ${now} then t.count when ${windowOver(rows, now)} then 1 else t.count + 1 end,
        window_start = case when t.blocked_until > ${now} or not ${windowOver(rows, now)} then t.window_start else ${now}::timestamptz end,
        blocked_until = case
          when t.blocked_until > ${now} then t.blocked_until
          when ${windowOver(rows, now)} then excluded.blocked_until
          ${sql.join(
            rows.map(row => blockedAfter(row, now)),
            sql` `,
          )}
          else null end,
        last_attempt = case when t.blocked_until > ${now} then t.last_attempt else ${attempt}::uuid end
      returning blocked_until, last_attempt
    )
    select blocked_until, last_attempt from taken union all select blocked_until, null::uuid from waiting`.execute(
    db,
  )
  const waits = taken
    .filter(row => row.last_attempt !== attempt)
    .map(row => secondsUntil(row.blocked_until, now))
  return waits.length > 0 ? { allowed: false, waitSeconds: Math.max(...waits) } : { allowed: true }
}

/** Where one try is all there is, the first is followed by the rest of the window. */
function afterFirst({ most, window }: Limit, now: Temporal.Instant): Temporal.Instant | null {
  return most > 1 ? null : now.add({ seconds: window })
}

function windowOver(rows: readonly ({ kind: string } & Limit)[], now: Temporal.Instant) {
  const cases = rows.map(
    row =>
      sql`when t.kind = ${row.kind} then t.window_start <= ${now.subtract({ seconds: row.window })}::timestamptz`,
  )
  return sql`(case ${sql.join(cases, sql` `)} end)`
}

/** Try `free + 1` is followed by the first wait, each further one by twice as much; the last by the rest of the window. */
function blockedAfter(row: { kind: string } & Limit, now: Temporal.Instant) {
  return sql`
    when t.kind = ${row.kind} and t.count + 1 >= ${row.most}::int then t.window_start + ${row.window}::int * interval '1 second'
    when t.kind = ${row.kind} and t.count + 1 > ${row.free}::int
      then ${now}::timestamptz + least(${row.longest}::int, ${row.first}::int * power(2, least(t.count - ${row.free}::int, 20))) * interval '1 second'`
}

/** How long a subject has to wait, in seconds; 0 when it need not. Counts nothing. */
export async function waitOf(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  subject: Subject,
): Promise<number> {
  const row = await db
    .selectFrom('throttle')
    .select('blocked_until')
    .where('realm_id', '=', realmId)
    .where('kind', '=', subject.kind)
    .where('subject_hash', '=', subjectHash(subject.subject))
    .executeTakeFirst()
  return row?.blocked_until ? Math.max(0, secondsUntil(row.blocked_until, now)) : 0
}

/** The same as a condition in another statement: whether a subject has to wait. */
export function isSlowed(realmId: string, subject: Subject, now: Temporal.Instant): RawBuilder<boolean> {
  return sql<boolean>`exists (select from throttle
    where realm_id = ${realmId} and kind = ${subject.kind} and subject_hash = ${subjectHash(subject.subject)}
      and blocked_until > ${now})`
}

/** Gives a try back that was not one, for instance a sign-in that succeeded. */
export async function giveBack(db: Db, realmId: string, subject: Subject): Promise<void> {
  await db
    .updateTable('throttle')
    .set(eb => ({ count: eb('count', '-', 1), blocked_until: null }))
    .where('realm_id', '=', realmId)
    .where('kind', '=', subject.kind)
    .where('subject_hash', '=', subjectHash(subject.subject))
    .where('count', '>', 0)
    .execute()
}

/**
 * After the right password: forgets the tries of the address or browser, and gives the IP its own one back.
 * The second part looks at the first so that the rows are locked in the order of `takeTry`.
 */
export async function forgive(db: Db, realmId: string, own: Subject, ip: Subject | undefined): Promise<void> {
  if (!ip) return await clearThrottle(db, realmId, own)
  await sql`
    with cleared as (
      delete from throttle
      where realm_id = ${realmId} and kind = ${own.kind} and subject_hash = ${subjectHash(own.subject)}
      returning kind)
    update throttle set count = count - 1, blocked_until = null
    where realm_id = ${realmId} and kind = ${ip.kind} and subject_hash = ${subjectHash(ip.subject)}
      and count > 0 and (select count(*) from cleared) >= 0`.execute(db)
}

/** Forgets a subject: after the right password, or a new one. */
export async function clearThrottle(db: Db, realmId: string, subject: Subject): Promise<void> {
  await db
    .deleteFrom('throttle')
    .where('realm_id', '=', realmId)
    .where('kind', '=', subject.kind)
    .where('subject_hash', '=', subjectHash(subject.subject))
    .execute()
}

/** An IPv6 subscriber has a whole /64, so that is what counts as one address (RFC 6177). */
export function ipSubject(ip: string): string {
  if (!ip.includes(':')) return ip
  const [head = '', tail = ''] = ip.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = ip.includes('::') ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : []
  const groups = [...left, ...zeros, ...right].slice(0, 4)
  return `${groups.map(group => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

function subjectHash(subject: string): Buffer {
  return createHash('sha256').update(subject).digest()
}

function secondsUntil(until: Temporal.Instant | null, now: Temporal.Instant): number {
  return until ? Math.ceil(Number(until.epochMilliseconds - now.epochMilliseconds) / 1000) : 0
}
