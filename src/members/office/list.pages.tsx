import { may } from '../../accounts/permissions.ts'
import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Checkbox, Select } from '../../html/choice.tsx'
import { Field } from '../../html/field.tsx'
import { Pagination } from '../../html/pagination.tsx'
import { Table } from '../../html/table.tsx'
import { OrganisationFilter } from '../../office/organisation-filter.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import type { Visit } from '../../web/visit.ts'
import { readLine } from '../read-line.ts'
import { type Filter, type ListedMember, type MembersPage, membersPage, type Place } from './list.ts'
import { listWords } from './list.words.ts'
import { nameInOrder } from './name-of.ts'
import { pathOfPerson } from './person-here.ts'

const path = '/bureau/adherents'

/** The states as the address names them. */
const stateNames = {
  membres: 'admitted',
  attente: 'awaitingAdmission',
  anciens: 'left',
  decedes: 'deceased',
  tous: null,
} as const satisfies Record<string, Filter['state']>
type StateName = keyof typeof stateNames

/** What the address asks for. */
type Asked = Filter & { stateName: StateName; organisationId: string | null }

/** `GET /bureau/adherents`: the members of the organisations in reach, searched and filtered. */
export async function membersListPage(visit: Visit): Promise<Response> {
  const reach = await reachOf(visit, 'seeMembers')
  const asked = askedBy(visit.query, reach)
  const organisationIds = asked.organisationId ? [asked.organisationId] : reach.map(({ id }) => id)
  const among = { realmId: visit.site.realm.id, organisationIds, inReach: reach.map(({ id }) => id) }
  const found = await membersPage(visit.app.db, among, asked, placeIn(visit.query))
  return show(visit, reach, asked, found)
}

function askedBy(query: URLSearchParams, reach: readonly { id: string }[]): Asked {
  const stateName = Object.keys(stateNames).find(name => name === query.get('etat')) ?? 'membres'
  return {
    search: readLine(query.get('recherche')?.slice(0, 200)),
    stateName: stateName as StateName,
    state: stateNames[stateName as StateName],
    neverSignedIn: query.has('jamais'),
    noAddress: query.has('sans-adresse'),
    organisationId: reach.find(({ id }) => id === query.get('organisation'))?.id ?? null,
  }
}

function placeIn(query: URLSearchParams): Place {
  const [after, before] = [query.get('apres'), query.get('avant')]
  if (after) return { after }
  return before ? { before } : null
}

/** The address of a page of what is asked for. */
function hrefOf(asked: Asked, place: Record<string, string>): string {
  const query = new URLSearchParams({
    ...(asked.search ? { recherche: asked.search } : {}),
    ...(asked.state === 'admitted' ? {} : { etat: asked.stateName }),
    ...(asked.organisationId ? { organisation: asked.organisationId } : {}),
    ...(asked.neverSignedIn ? { jamais: '1' } : {}),
    ...(asked.noAddress ? { 'sans-adresse': '1' } : {}),
    ...place,
  })
  return query.size > 0 ? `${path}?${query}` : path
}

type Reach = readonly { id: string; name: string }[]

function show(visit: Visit, reach: Reach, asked: Asked, { members, before, after }: MembersPage): Response {
  const { language, visitor } = visit
  const words = listWords[language]
  const isFiltered = hrefOf(asked, {}) !== path
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        {visitor && may(visitor, 'enterMembers') && (
          <ButtonGroup>
            <ButtonLink href={`${path}/nouveau`}>{words.enter}</ButtonLink>
          </ButtonGroup>
        )}
        <FilterForm visit={visit} reach={reach} asked={asked} />
        {members.length > 0 ? (
          <MembersTable visit={visit} reach={reach} members={members} asked={asked} />
        ) : (
          <p>{isFiltered ? words.nobody : words.nobodyYet}</p>
        )}
        <Pagination
          language={language}
          previous={before ? hrefOf(asked, { avant: before }) : undefined}
          next={after ? hrefOf(asked, { apres: after }) : undefined}
        />
      </>
    ),
  })
}

function FilterForm({ visit, reach, asked }: { visit: Visit; reach: Reach; asked: Asked }) {
  const words = listWords[visit.language]
  return (
    <search>
      <form class="office-filter" method="get" action={path}>
        <Field
          name="recherche"
          type="search"
          label={words.search}
          hint={words.searchHint}
          value={asked.search}
          autocomplete="off"
        />
        <Select
          name="etat"
          label={words.state}
          value={asked.stateName}
          options={Object.entries(stateNames).map(([value, state]) => ({
            value,
            label: state ? words.states[state] : words.allStates,
          }))}
        />
        <OrganisationFilter
          label={words.organisation}
          all={words.allOrganisations}
          organisations={reach}
          chosen={asked.organisationId}
        />
        <Checkbox name="jamais" value="1" label={words.never} checked={asked.neverSignedIn} />
        <Checkbox name="sans-adresse" value="1" label={words.noAddress} checked={asked.noAddress} />
        <Button kind="secondary">{words.submit}</Button>
        {hrefOf(asked, {}) !== path && <a href={path}>{words.clear}</a>}
      </form>
    </search>
  )
}

type Rows = { visit: Visit; reach: Reach; members: readonly ListedMember[]; asked: Asked }

function MembersTable({ visit, reach, members, asked }: Rows) {
  const words = listWords[visit.language]
  const several = reach.length > 1
  return (
    <Table
      caption={asked.state ? words.states[asked.state] : words.allStates}
      columns={[
        { label: words.name },
        { label: words.number },
        ...(several ? [{ label: words.organisation }] : []),
        { label: words.email },
        { label: words.signIn },
      ]}
      rows={members.map(member => [
        <a class="queue-name" href={pathOfPerson(member.personId)}>
          {nameInOrder(member) || words.unnamed}
        </a>,
        member.number ?? words.none,
        ...(several ? [reach.find(({ id }) => id === member.organisationId)?.name] : []),
        <span class="queue-address">{member.email ?? words.none}</span>,
        signInOf(member, words),
      ])}
    />
  )
}

function signInOf(member: ListedMember, words: (typeof listWords)['fr']): string {
  if (member.hasAccount === null) return words.none
  if (!member.hasAccount) return words.cannotSignIn
  return member.hasPassword ? words.signsIn : words.neverSigned
}
