import { Button, ButtonGroup } from '../../html/button.tsx'
import { Checkbox, Radios } from '../../html/choice.tsx'
import { readDay } from '../../html/day-typed.ts'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { officePage } from '../shell.tsx'
import { endRole } from './end.ts'
import { pathOfRole, type Role, type RoleState, roleHere, rolesPath } from './role.ts'
import { endOf } from './role-days.ts'
import { daysInWords } from './role-line.ts'
import { roleNames } from './role-names.words.ts'
import { rolesWords } from './roles.words.ts'
import { tooFar } from './typed-days.ts'

type Here = Role & { state: RoleState }
type Typed = { when: string; day: string; confirmed: boolean }
type Shown = { typed: Typed; problems: readonly Problem[]; refused?: 'lastManager' | 'confirm' }

/** `GET /bureau/roles/:id`: a role, and the question when it ends. */
export async function rolePage(visit: Visit): Promise<Response> {
  const role = await roleHere(visit)
  return role
    ? show(visit, role, { typed: { when: '', day: '', confirmed: false }, problems: [] })
    : notFound(visit)
}

/** `POST /bureau/roles/:id`. */
export async function saveRoleEnd(visit: Visit): Promise<Response> {
  const role = await roleHere(visit)
  if (!role) return notFound(visit)
  const typed: Typed = {
    when: visit.form.get('quand') ?? '',
    day: (visit.form.get('jour') ?? '').slice(0, 100),
    confirmed: visit.form.has('confirmation'),
  }
  const words = rolesWords[visit.language]
  const reading = read(visit, role, typed)
  if ('problem' in reading) return show(visit, role, { typed, problems: [reading.problem] })
  const outcome = await endRole(visit, role, { at: reading.at, confirmed: typed.confirmed })
  if ('done' in outcome) return redirect(rolesPath, [leave({ said: 'roleKept', what: outcome.done })])
  const { refused } = outcome
  const message =
    refused === 'lastManager'
      ? words.lastManager(role.personName, role.organisationName)
      : words.willHaveNone(role.organisationName)
  const field = refused === 'lastManager' ? 'quand' : 'confirmation'
  return show(visit, role, { typed, problems: [{ field, message }], refused })
}

/** The moment at which the role is to end. */
function read(
  visit: Visit,
  role: Role,
  { when, day }: Typed,
): { at: Temporal.Instant } | { problem: Problem } {
  const words = rolesWords[visit.language]
  const { timeZone } = visit.site.realm
  const now = visit.app.clock.now()
  if (when === 'maintenant') return { at: now }
  if (when !== 'jour') return { problem: { field: 'quand', message: words.whenMissing } }
  const wrong = (message: string) => ({ problem: { field: 'jour', message } })
  const last = readDay(day)
  if (!last) return wrong(words.dayWrong)
  const far = tooFar(visit, last)
  if (far) return wrong(far)
  const at = endOf(last, timeZone)
  if (Temporal.Instant.compare(at, now) <= 0) return wrong(words.endPast)
  return Temporal.Instant.compare(at, role.startsAt) <= 0 ? wrong(words.endBeforeStart) : { at }
}

function show(visit: Visit, role: Here, shown: Shown): Response {
  const { language, visitor } = visit
  const words = rolesWords[language]
  const days = daysInWords(visit.site.realm.timeZone, language, role)
  const isOver = role.state === 'ended'
  return officePage(visit, {
    title: words.endTitle,
    status: shown.problems.length > 0 ? 422 : 200,
    problem: shown.problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={shown.problems} />
        <h1>{isOver ? words.title : words.endTitle}</h1>
        {isOver && <Notice kind="information">{words.hasEnded}</Notice>}
        <SummaryList
          rows={[
            { label: words.person, value: [role.personName, role.email].filter(Boolean).join(', ') },
            { label: words.role, value: roleNames[language][role.name].name },
            { label: words.organisation, value: role.organisationName },
            { label: words.from, value: days.start },
            { label: words.to, value: days.end },
            { label: words.givenBy, value: role.givenBy ?? words.atSetup },
            ...(role.endedBy ? [{ label: words.endedBy, value: role.endedBy }] : []),
          ]}
        />
        {!isOver && visitor?.person?.id === role.personId && <Notice kind="information">{words.own}</Notice>}
        {isOver ? (
          <p>
            <a href={rolesPath}>{words.back}</a>
          </p>
        ) : (
          <EndForm visit={visit} role={role} shown={shown} />
        )}
      </>
    ),
  })
}

function EndForm({ visit, role, shown }: { visit: Visit; role: Here; shown: Shown }) {
  const { language } = visit
  const words = rolesWords[language]
  const { typed, problems, refused } = shown
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  const forManager = `${rolesPath}/nouveau?organisation=${role.organisationId}&role=manager`
  return (
    <form method="post" action={pathOfRole(role.id)} noValidate>
      <RequiredNote language={language} />
      <Radios
        name="quand"
        legend={words.when}
        value={typed.when}
        error={error('quand')}
        required
        options={[
          { value: 'maintenant', label: words.now },
          { value: 'jour', label: words.atDay },
        ]}
      />
      {refused === 'lastManager' && (
        <p>
          <a href={forManager}>{words.giveFirst}</a>
        </p>
      )}
      <Field
        name="jour"
        label={words.end}
        value={typed.day}
        error={error('jour')}
        autocomplete="off"
        width="medium"
      />
      {refused === 'confirm' && (
        <Checkbox
          name="confirmation"
          label={words.confirm(role.organisationName)}
          error={error('confirmation')}
          required
        />
      )}
      <ButtonGroup>
        <Button kind="warning">{words.endSubmit}</Button>
        <a href={rolesPath}>{words.cancel}</a>
      </ButtonGroup>
    </form>
  )
}
