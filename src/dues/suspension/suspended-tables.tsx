import { Button } from '../../html/button.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { Table } from '../../html/table.tsx'
import type { Visit } from '../../web/visit.ts'
import { nameOf } from './requests-form.tsx'
import type { Page, Suspended, Unreached } from './suspensions.ts'
import { suspensionsWords } from './suspensions.words.ts'

type Reach = readonly { id: string; name: string }[]

/** Those who are suspended now, each with the way to lift it. */
export function SuspendedTable({
  visit,
  reach,
  suspended,
}: {
  visit: Visit
  reach: Reach
  suspended: Page<Suspended>
}) {
  const { language, site } = visit
  const words = suspensionsWords[language]
  if (suspended.rows.length === 0) return <p>{words.nobodySuspended}</p>
  const several = reach.length > 1
  const dayOf = (moment: Temporal.Instant) =>
    dayInWords(moment.toZonedDateTimeISO(site.realm.timeZone).toPlainDate(), language)
  return (
    <>
      <p id="lift-help">{words.liftHelp}</p>
      <Table
        caption={words.captions.suspended}
        columns={[
          { label: words.name },
          ...(several ? [{ label: words.organisation }] : []),
          { label: words.since },
          { label: words.why },
          { label: words.action },
        ]}
        rows={suspended.rows.map(one => [
          <MemberLink key="name" member={one} unnamed={words.unnamed} />,
          ...(several ? [reach.find(({ id }) => id === one.organisationId)?.name] : []),
          dayOf(one.since),
          [one.reason, one.by && words.by(one.by)].filter(Boolean).join(', '),
          <form key="lift" method="post" action="/bureau/suspensions/levee">
            <input type="hidden" name="suspension" value={one.id} />
            <Button kind="secondary" describedBy="lift-help">
              {words.lift}
              <span class="visually-hidden"> ({nameOf(one)})</span>
            </Button>
          </form>,
        ])}
      />
      <More after={suspended.after} name="suspendus-apres" label={words.next} />
    </>
  )
}

/** Those whom no reminder reaches; nothing where there are none. */
export function UnreachedTable({
  visit,
  reach,
  unreached,
}: {
  visit: Visit
  reach: Reach
  unreached: Page<Unreached>
}) {
  const words = suspensionsWords[visit.language]
  if (unreached.rows.length === 0) return null
  const several = reach.length > 1
  return (
    <section aria-labelledby="unreached">
      <h2 id="unreached">{words.unreached}</h2>
      <p>{words.unreachedWhy}</p>
      <Table
        caption={words.captions.unreached}
        columns={[
          { label: words.name },
          ...(several ? [{ label: words.organisation }] : []),
          { label: words.dueOn },
        ]}
        rows={unreached.rows.map(one => [
          <MemberLink key="name" member={one} unnamed={words.unnamed} />,
          ...(several ? [reach.find(({ id }) => id === one.organisationId)?.name] : []),
          dayInWords(one.dueOn, visit.language),
        ])}
      />
      <More after={unreached.after} name="prevenir-apres" label={words.next} />
    </section>
  )
}

type Member = { personId: string; givenName: string; familyName: string }

function MemberLink({ member, unnamed }: { member: Member; unnamed: string }) {
  return <a href={`/bureau/adherents/${member.personId}`}>{nameOf(member) || unnamed}</a>
}

function More({ after, name, label }: { after: string | null; name: string; label: string }) {
  if (!after) return null
  return (
    <p>
      <a href={`/bureau/suspensions?${name}=${after}`}>{label}</a>
    </p>
  )
}
