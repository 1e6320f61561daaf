import { Button, ButtonGroup } from '../../html/button.tsx'
import { Checkbox } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { officePage } from '../../office/shell.tsx'
import type { Visit } from '../../web/visit.ts'
import { moneyInWords } from '../money.ts'
import { oneLine } from './credit.ts'
import { payeesOf } from './decide-line.ts'
import {
  AlternativeForm,
  advanceOf,
  fieldOfOther,
  headingOf,
  LineButton,
  type Members,
  nameOf,
  ShareList,
} from './line-parts.tsx'
import type { Line } from './lines.ts'
import { linesWords } from './lines.words.ts'
import { hrefOfLine, hrefOfLines } from './lines-address.ts'
import { type PayableMember, payableMembers, searchPayable } from './payable-members.ts'
import { sharesOfPayment } from './shares-booked.ts'
import { fieldOfShare, sharesToBeginWith } from './shares-typed.ts'
import { TwinNotice } from './twin-notice.tsx'
import { twinsTold } from './twin-told.ts'

type Shown = { chosen: readonly string[]; problems?: readonly Problem[] }

/** One line: what the bank says, what is proposed, whom else it may be for. */
export async function showLine(
  visit: Visit,
  line: Line,
  { chosen, problems = [] }: Shown,
): Promise<Response> {
  const { app, language, site, query, form } = visit
  const words = linesWords[language]
  const within = { realmId: site.realm.id, organisationIds: await payeesOf(visit, line) }
  const booked = line.paymentId ? await sharesOfPayment(app.db, site.realm.id, line.paymentId) : []
  const { alternatives } = line.proposal
  const members = await payableMembers(app.db, within, [
    ...chosen,
    ...[{ shares: booked }, ...alternatives].flatMap(({ shares }) =>
      shares.map(({ membershipId }) => membershipId),
    ),
  ])
  const search = oneLine(query.get('recherche') ?? form.get('recherche') ?? '', 200)
  const found = search ? await searchPayable(app.db, within, search) : null
  const picked = [...new Set(chosen)].flatMap(id => members.get(id) ?? [])
  const [twin] = (await twinsTold(app.db, site.realm.id, [line])).values()
  const twinProblem = twin && (problems.find(({ field }) => field === fieldOfOther)?.message ?? '')
  const title = headingOf(line, visit)
  return officePage(visit, {
    title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <p>
          <a class="case-back" href={hrefOfLines()}>
            {words.back}
          </a>
        </p>
        <h1>{title}</h1>
        <Told visit={visit} line={line} booked={booked} members={members} />
        {twin && <TwinNotice visit={visit} line={line} twin={twin} />}
        {twin && <LineButton visit={visit} line={line} act="ignore" label={words.twin.same} />}
        {line.state === 'ignored' && <LineButton visit={visit} line={line} act="takeUp" />}
        {line.state === 'open' && (
          <>
            {picked.length > 0 && <SharesForm {...{ visit, line, picked, problems, twinProblem }} />}
            {picked.length === 0 && alternatives.length > 0 && (
              <section>
                <h2>{words.proposed}</h2>
                {alternatives.map((alternative, place) => (
                  <AlternativeForm
                    key={place}
                    {...{ visit, line, alternative, place, members, twinProblem }}
                  />
                ))}
              </section>
            )}
            <Search visit={visit} line={line} picked={picked} search={search} found={found} />
            {!twin && <p>{words.ignoreHelp}</p>}
            {!twin && <LineButton visit={visit} line={line} act="ignore" />}
          </>
        )}
      </>
    ),
  })
}

type ToldProps = {
  visit: Visit
  line: Line
  booked: Parameters<typeof ShareList>[0]['shares']
  members: Members
}

function Told({ visit, line, booked, members }: ToldProps) {
  const words = linesWords[visit.language]
  const { proposal, state } = line
  return (
    <>
      <SummaryList
        rows={[
          { label: words.payer, value: line.payerName ?? words.unknownPayer },
          { label: words.label, value: <span class="breakable">{line.label || words.noLabel}</span> },
          { label: words.state, value: words.states[state] },
          ...(booked.length > 0
            ? [
                {
                  label: words.counted,
                  value: <ShareList visit={visit} shares={booked} members={members} />,
                },
              ]
            : []),
        ]}
      />
      {state === 'booked' && proposal.fit && <p>{words.fits[proposal.fit]}</p>}
      {state === 'open' && proposal.reopened && <p>{words.reopened}</p>}
      {state === 'open' && proposal.alternatives.length === 0 && <p>{words.nothingFound}</p>}
    </>
  )
}

type SharesProps = {
  visit: Visit
  line: Line
  picked: PayableMember[]
  problems: readonly Problem[]
  twinProblem: string | undefined
}

function SharesForm({ visit, line, picked, problems, twinProblem }: SharesProps) {
  const { language, form } = visit
  const words = linesWords[language]
  const begin = sharesToBeginWith(line, picked, language)
  return (
    <section>
      <h2>{words.splitTitle}</h2>
      <p>{words.splitHelp(moneyInWords(line.amountCents, language))}</p>
      <form method="post" action={hrefOfLine(line.id)} noValidate>
        {picked.map(member => {
          const { membershipId: id } = member
          const name = fieldOfShare(id)
          const others = picked.filter(other => other !== member)
          return (
            <div key={id} class="line-share">
              <input type="hidden" name="membre" value={id} />
              <Field
                name={name}
                label={words.shareOf(nameOf(member))}
                hint={advanceOf(member, visit) ?? toldOf(member, visit)}
                value={form.get(name) ?? begin.get(id) ?? ''}
                error={problems.find(({ field }) => field === name)?.message}
                inputmode="decimal"
                autocomplete="off"
                width="short"
                required
              />
              <a class="row-action" href={hrefWith(line, others)}>
                {words.remove}
                <span class="visually-hidden"> {nameOf(member)}</span>
              </a>
            </div>
          )
        })}
        {twinProblem !== undefined && (
          <Checkbox
            name={fieldOfOther}
            value="oui"
            label={words.twin.isOther}
            error={twinProblem || undefined}
            required
          />
        )}
        <Button>{words.save}</Button>
      </form>
    </section>
  )
}

type SearchProps = {
  visit: Visit
  line: Line
  picked: PayableMember[]
  search: string
  found: PayableMember[] | null
}

function Search({ visit, line, picked, search, found }: SearchProps) {
  const words = linesWords[visit.language]
  const others = found?.filter(({ membershipId }) => !picked.some(own => own.membershipId === membershipId))
  return (
    <search>
      <h2>{words.choose}</h2>
      <form method="get" action={hrefOfLine(line.id)}>
        {picked.map(({ membershipId }) => (
          <input key={membershipId} type="hidden" name="avec" value={membershipId} />
        ))}
        <Field name="recherche" type="search" label={words.search} value={search} autocomplete="off" />
        <ButtonGroup>
          <Button kind="secondary">{words.searchSubmit}</Button>
        </ButtonGroup>
      </form>
      {others?.length === 0 && <p>{words.nobody}</p>}
      {others && others.length > 0 && (
        <ul class="line-found">
          {others.map(member => (
            <li key={member.membershipId}>
              <a class="row-action" href={hrefWith(line, [...picked, member])}>
                {picked.length > 0 ? words.add : words.pick} {nameOf(member)}
              </a>
              <span class="hint">{toldOf(member, visit)}</span>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}

function hrefWith(line: Line, members: readonly PayableMember[]): string {
  const query = new URLSearchParams(members.map(({ membershipId }) => ['avec', membershipId]))
  return query.size > 0 ? `${hrefOfLine(line.id)}?${query}` : hrefOfLine(line.id)
}

function toldOf({ number, organisationName, leftCents }: PayableMember, { language }: Visit): string {
  const words = linesWords[language]
  const owes = leftCents === null ? words.owesNothing : words.owes(moneyInWords(leftCents, language))
  return [number, organisationName, owes].filter(Boolean).join(', ')
}
