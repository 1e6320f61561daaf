import { may } from '../../accounts/permissions.ts'
import { ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Pagination } from '../../html/pagination.tsx'
import { officePage } from '../../office/shell.tsx'
import type { Visit } from '../../web/visit.ts'
import { type MembersPage, membersPage, mostCounted } from './list.ts'
import { listWords } from './list.words.ts'
import { type Asked, hrefOf, membersPath, placeIn } from './list-address.ts'
import { FilterForm } from './list-filter-form.tsx'
import { type ListHere, listHere } from './list-here.ts'
import { MembersTable } from './list-table.tsx'

/** `GET /bureau/adherents`: the members of the organisations in view, searched and filtered. */
export async function membersListPage(visit: Visit): Promise<Response> {
  const here = await listHere(visit, visit.query, 'seeMembers')
  const found = await membersPage(visit.app.db, here.among, here.asked, placeIn(visit.query))
  const words = listWords[visit.language]
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <Ways visit={visit} />
        <FilterForm visit={visit} here={here} />
        <Found visit={visit} here={here} found={found} />
      </>
    ),
  })
}

function Ways({ visit: { visitor, language } }: { visit: Visit }) {
  const words = listWords[language]
  if (!visitor || !may(visitor, 'enterMembers')) return null
  return (
    <ButtonGroup>
      <ButtonLink href={`${membersPath}/nouveau`}>{words.enter}</ButtonLink>
      <ButtonLink kind="secondary" href={`${membersPath}/envois`}>
        {words.mailings}
      </ButtonLink>
      {may(visitor, 'importMembers') && (
        <ButtonLink kind="secondary" href={`${membersPath}/import`}>
          {words.bringIn}
        </ButtonLink>
      )}
    </ButtonGroup>
  )
}

type FoundProps = { visit: Visit; here: ListHere; found: MembersPage }

function Found({ visit, here, found }: FoundProps) {
  const { asked } = here
  const { members, before, after, count, near } = found
  const words = listWords[visit.language]
  if (members.length === 0) {
    const isFiltered = hrefOf(asked) !== membersPath
    return <p role="status">{isFiltered ? words.nobody : words.nobodyYet}</p>
  }
  return (
    <>
      <p role="status">
        {near && `${words.nearOnly(asked.search)} `}
        {count === null ? words.moreThan(mostCounted) : words.counted(count)}
      </p>
      <MembersTable visit={visit} here={here} members={members} />
      <Pagination
        language={visit.language}
        previous={before ? hrefOf(asked, { avant: before }) : undefined}
        next={after ? hrefOf(asked, { apres: after }) : undefined}
      />
      <MailingLink visit={visit} asked={asked} count={count} />
      {visit.visitor && may(visit.visitor, 'exportMembers') && (
        <p>
          <a href={hrefOf(asked, {}, `${membersPath}/export`)}>{words.takeOut}</a>
        </p>
      )}
    </>
  )
}

/** Leads to the page that says, before any is sent, who gets a letter and who does not. */
function MailingLink({ visit, asked, count }: { visit: Visit; asked: Asked; count: number | null }) {
  const words = listWords[visit.language]
  if (!visit.visitor || !may(visit.visitor, 'enterMembers')) return null
  if (asked.state !== 'admitted' && asked.state !== null) return null
  return (
    <ButtonGroup>
      <ButtonLink kind="secondary" href={hrefOf(asked, {}, `${membersPath}/envois/nouveau`)}>
        {count === null ? words.mailAll : words.mail(count)}
      </ButtonLink>
    </ButtonGroup>
  )
}
