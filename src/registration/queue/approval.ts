import type { Permission } from '../../accounts/permissions.ts'
import { looksLikeId } from '../../database/new-id.ts'
import { reachOf } from '../../office/reach.ts'
import { type TermsKind, termsKinds } from '../../terms/terms.ts'
import type { Visit } from '../../web/visit.ts'
import type { Application } from '../application.ts'
import { type Invitation, invitationBehind } from '../invitations/invitation.ts'
import { stepContext } from '../step-context.ts'
import type { StepContext } from '../steps/step.ts'
import { readQueue } from './queue.ts'
import { queueReach } from './queue-reach.ts'

/** What has been sent, and so has a date. */
export type SentApplication = Application & { submitted_at: Temporal.Instant }

/**
 * The application that the address names: `unknown` too when it is out of the reach of whoever asks, and
 * `forbidden` when it may be seen but not this.
 */
export async function applicationInReach(
  visit: Visit,
  permission: Permission,
): Promise<SentApplication | 'unknown' | 'forbidden'> {
  const id = visit.params.id ?? ''
  if (!looksLikeId(id)) return 'unknown'
  const application = await visit.app.db
    .selectFrom('application')
    .selectAll()
    .where('realm_id', '=', visit.site.realm.id)
    .where('id', '=', id)
    .where('state', '<>', 'draft')
    .executeTakeFirst()
  if (!application || !(await reaches(visit, 'seeApplications', application))) return 'unknown'
  return (await reaches(visit, permission, application)) ? (application as SentApplication) : 'forbidden'
}

/** Whether whoever asks has a permission for the organisation of an application. */
export async function reaches(
  visit: Visit,
  permission: Permission,
  { organisation_id }: Pick<Application, 'organisation_id'>,
): Promise<boolean> {
  return (await reachOf(visit, permission)).some(({ id }) => id === organisation_id)
}

/** What surrounds an application, for the office. */
export type Surroundings = {
  /** Whoever has decided something, by identifier. */
  names: ReadonlyMap<string, string>
  organisationName: string
  invitation: Invitation | null
  accepted: readonly { kind: TermsKind; inForceOn: Temporal.PlainDate; acceptedAt: Temporal.Instant }[]
  context: StepContext
}

/** Reads what an application refers to. */
export async function surroundingsOf(visit: Visit, application: Application): Promise<Surroundings> {
  const { app } = visit
  const organisation = await app.db
    .selectFrom('organisation')
    .select('name')
    .where('realm_id', '=', application.realm_id)
    .where('id', '=', application.organisation_id)
    .executeTakeFirstOrThrow()
  const accepted = await app.db
    .selectFrom('acceptance as a')
    .innerJoin('terms as t', join =>
      join.onRef('t.realm_id', '=', 'a.realm_id').onRef('t.id', '=', 'a.terms_id'),
    )
    .select(['t.kind', 't.in_force_on as inForceOn', 'a.accepted_at as acceptedAt'])
    .where('a.realm_id', '=', application.realm_id)
    .where('a.application_id', '=', application.id)
    .execute()
  return {
    names: await namesOf(visit, application),
    organisationName: organisation.name,
    invitation: await invitationBehind(app.db, application),
    accepted: termsKinds.flatMap(kind =>
      accepted.filter(each => each.kind === kind).map(each => ({ ...each, kind })),
    ),
    context: await contextOf(visit, application),
  }
}

async function namesOf({ app }: Visit, application: Application): Promise<Map<string, string>> {
  const ids = [
    application.approved_by_person_id,
    application.refused_by_person_id,
    application.dues_paid_by_person_id,
  ].filter(id => id !== null)
  if (ids.length === 0) return new Map()
  const persons = await app.db
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name'])
    .where('realm_id', '=', application.realm_id)
    .where('id', 'in', ids)
    .execute()
  return new Map(persons.map(({ id, given_name, family_name }) => [id, `${given_name} ${family_name}`]))
}

/** The steps look at the realm's list of occupations; one that is retired since still has its name. */
async function contextOf({ app, site, language }: Visit, application: Application): Promise<StepContext> {
  const context = await stepContext(app, site.realm, language, null)
  const { identity } = application.answers as { identity?: { occupationId?: string | null } }
  const retired = await app.db
    .selectFrom('occupation')
    .select(['id', 'label'])
    .where('realm_id', '=', application.realm_id)
    .where('id', '=', identity?.occupationId ?? null)
    .where('retired_at', 'is not', null)
    .executeTakeFirst()
  return retired ? { ...context, occupations: [...context.occupations, retired] } : context
}

/** The oldest application that whoever asks still has to decide. */
export async function nextToDecide(visit: Visit): Promise<string | null> {
  const reach = await queueReach(visit, 'decideApplications')
  const { policy } = visit.site.realm
  const oldest = { filter: 'toDecide', search: 'everything', from: null } as const
  const { applications } = await readQueue(visit.app.db, policy, reach, oldest, 1)
  return applications[0]?.id ?? null
}

/** The most that a reason may have, in characters. */
export const longestReason = 2000

/** A reason as it was typed, line by line, without what cannot be seen or stored. */
export function readReason(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '')
    .normalize('NFC')
    .trim()
}
