import { Button, ButtonGroup } from '../../html/button.tsx'
import { Checkbox } from '../../html/choice.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { Table } from '../../html/table.tsx'
import type { Visit } from '../../web/visit.ts'
import { askAgainAfter } from './overdue.ts'
import type { Page, Request } from './suspensions.ts'
import { suspensionsWords } from './suspensions.words.ts'

type Reach = readonly { id: string; name: string }[]
type Props = { visit: Visit; reach: Reach; requests: Page<Request>; problem: string | undefined }

/**
 * The requests, to be decided one by one or together. The buttons beside a name belong to a form of their own, so that the
 * Enter key on a tick decides nothing about the first in the list.
 */
export function RequestsForm({ visit, reach, requests, problem }: Props) {
  const words = suspensionsWords[visit.language]
  const allTicked = visit.query.has('tout')
  const ticked = new Set(visit.form.getAll('request'))
  if (requests.rows.length === 0) return <p>{words.nobodyToDecide}</p>
  const several = reach.length > 1
  return (
    <>
      <p>{words.again(askAgainAfter)}</p>
      <form id="one" method="post" action="/bureau/suspensions" />
      <form method="post" action="/bureau/suspensions">
        <p>
          <a href={allTicked ? '/bureau/suspensions' : '/bureau/suspensions?tout=1'}>
            {allTicked ? words.untickAll : words.tickAll}
          </a>
        </p>
        <Table
          caption={words.captions.toDecide}
          columns={[
            { label: words.name },
            ...(several ? [{ label: words.organisation }] : []),
            { label: words.dueOn },
            { label: words.reminders },
            { label: words.decision },
          ]}
          rows={requests.rows.map((request, place) => [
            <Checkbox
              key="tick"
              id={place === 0 ? 'request' : `request-${request.id}`}
              name="request"
              value={request.id}
              label={nameOf(request) || words.unnamed}
              checked={allTicked || ticked.has(request.id)}
              error={place === 0 ? problem : undefined}
            />,
            ...(several ? [reach.find(({ id }) => id === request.organisationId)?.name] : []),
            request.dueOn ? dayInWords(request.dueOn, visit.language) : '',
            request.letters || words.none,
            <Decision key="decision" visit={visit} request={request} />,
          ])}
        />
        <fieldset class="suspension-ticked">
          <legend class="legend">{words.chosen}</legend>
          <ButtonGroup>
            <Button kind="secondary" name="spare" value="ticked">
              {words.spareChosen}
            </Button>
            <Button kind="warning" name="suspend" value="ticked">
              {words.suspendChosen}
            </Button>
          </ButtonGroup>
        </fieldset>
      </form>
      {requests.after && (
        <p>
          <a href={`/bureau/suspensions?apres=${requests.after}`}>{words.next}</a>
        </p>
      )}
    </>
  )
}

function Decision({ visit, request }: { visit: Visit; request: Request }) {
  const words = suspensionsWords[visit.language]
  const about = <span class="visually-hidden"> ({nameOf(request)})</span>
  return (
    <div class="suspension-decision">
      <a href={`/bureau/adherents/${request.personId}`}>
        {words.see}
        {about}
      </a>
      <ButtonGroup>
        <Button kind="secondary" form="one" name="spare" value={request.id}>
          {words.spare}
          {about}
        </Button>
        <Button kind="warning" form="one" name="suspend" value={request.id}>
          {words.suspend}
          {about}
        </Button>
      </ButtonGroup>
    </div>
  )
}

/** A member as lists have it. */
export function nameOf({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${familyName} ${givenName}`.trim()
}
