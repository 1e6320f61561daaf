import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
import { Pagination } from '../../html/pagination.tsx'
import { Table } from '../../html/table.tsx'
import { forgetFlash, left } from '../../web/flash.ts'
import type { Visit } from '../../web/visit.ts'
import { officePage } from '../shell.tsx'
import { type RolesPage, rolesPage } from './list.ts'
import { pathOfRole, type RoleState, rolesPath } from './role.ts'
import { daysInWords } from './role-line.ts'
import { roleNames } from './role-names.words.ts'
import { rolesWords } from './roles.words.ts'

/** How many of those that are not current stand on the first page. */
const mostBeside = 20

type Asked = { search: string; ended: boolean; after: string | null }

/** `GET /bureau/roles`: who has which role where, will have, and had. */
export async function rolesListPage(visit: Visit): Promise<Response> {
  const words = rolesWords[visit.language]
  const asked: Asked = {
    search: (visit.query.get('recherche') ?? '').slice(0, 200).replaceAll('\0', ''),
    ended: visit.query.get('etat') === 'termines',
    after: visit.query.get('apres'),
  }
  const { search, after } = asked
  const main = await rolesPage(visit, asked.ended ? 'ended' : 'current', { search, after })
  const isFirst = !asked.ended && !after
  const beside = { search, after: null, size: mostBeside }
  const toCome = isFirst ? await rolesPage(visit, 'toCome', beside) : null
  const ended = isFirst ? await rolesPage(visit, 'ended', beside) : null
  const flash = left(visit)
  return officePage(visit, {
    title: words.title,
    cookies: flash?.said === 'roleKept' ? [forgetFlash] : [],
    children: (
      <>
        {flash?.said === 'roleKept' && <Notice kind="success" title={words.flash[flash.what]} />}
        <h1>{words.title}</h1>
        <p class="lead">{words.about}</p>
        <ButtonGroup>
          <ButtonLink href={`${rolesPath}/nouveau`}>{words.give}</ButtonLink>
        </ButtonGroup>
        <Search visit={visit} asked={asked} />
        {toCome && toCome.roles.length > 0 && <Roles visit={visit} state="toCome" found={toCome} />}
        <Roles
          visit={visit}
          state={asked.ended ? 'ended' : 'current'}
          found={main}
          searched={search !== ''}
        />
        <Pagination
          language={visit.language}
          previous={after ? hrefOf({ ...asked, after: null }) : undefined}
          next={main.next ? hrefOf({ ...asked, after: main.next }) : undefined}
        />
        {ended && ended.roles.length > 0 && (
          <details class="roles-ended">
            <summary>{words.states.ended}</summary>
            <Roles visit={visit} state="ended" found={ended} />
            {ended.next && (
              <p>
                <a href={hrefOf({ search, ended: true, after: null })}>{words.allEnded}</a>
              </p>
            )}
          </details>
        )}
        {!isFirst && (
          <p>
            <a href={rolesPath}>{words.back}</a>
          </p>
        )}
      </>
    ),
  })
}

function hrefOf({ search, ended, after }: Asked): string {
  const query = new URLSearchParams({
    ...(search ? { recherche: search } : {}),
    ...(ended ? { etat: 'termines' } : {}),
    ...(after ? { apres: after } : {}),
  })
  return query.size > 0 ? `${rolesPath}?${query}` : rolesPath
}

function Search({ visit, asked }: { visit: Visit; asked: Asked }) {
  const words = rolesWords[visit.language]
  return (
    <search>
      <form class="office-filter" method="get" action={rolesPath}>
        {asked.ended && <input type="hidden" name="etat" value="termines" />}
        <Field name="recherche" type="search" label={words.search} value={asked.search} autocomplete="off" />
        <Button kind="secondary">{words.find}</Button>
        {asked.search && <a href={rolesPath}>{words.clear}</a>}
      </form>
    </search>
  )
}

type Listed = { visit: Visit; state: RoleState; found: RolesPage; searched?: boolean }

function Roles({ visit, state, found, searched = false }: Listed) {
  const words = rolesWords[visit.language]
  const names = roleNames[visit.language]
  if (found.roles.length === 0)
    return (
      <>
        <h2>{words.states[state]}</h2>
        <p>{searched ? words.noneFound : words.none[state]}</p>
      </>
    )
  return (
    <Table
      caption={words.states[state]}
      columns={[
        { label: words.person },
        { label: words.role },
        { label: words.organisation },
        { label: words.from },
        { label: words.to },
        { label: state === 'ended' ? words.endedBy : words.givenBy },
      ]}
      rows={found.roles.map(role => {
        const { start, end } = daysInWords(visit.site.realm.timeZone, visit.language, role)
        return [
          <a class="queue-name" href={pathOfRole(role.id)}>
            {role.personName}
          </a>,
          names[role.name].name,
          role.organisationName,
          start,
          end,
          state === 'ended' ? (role.endedBy ?? '–') : (role.givenBy ?? words.atSetup),
        ]
      })}
    />
  )
}
