import { sql } from 'kysely'
import type { App } from '../../src/web/app.ts'

/**
 * What names a row of an organisation in the addresses of the office; null where the demonstration has none, and any
 * identifier will do. A new address with an identifier takes a line here: the tests that try it with the identifiers of
 * others say so.
 */
const rowsOf: Record<string, string | null> = {
  '/bureau/adherents/:id': 'select person_id as id from membership where organisation_id = $1',
  '/bureau/adherents/envois/:id': null,
  '/bureau/adherents/import/:id': null,
  '/bureau/conditions/:id': null,
  '/bureau/cotisations/:id': 'select id from membership where organisation_id = $1',
  '/bureau/cotisations/paiements/:id': 'select id from payment where organisation_id = $1',
  '/bureau/cotisations/recu/:id': 'select id from payment where organisation_id = $1',
  '/bureau/cotisations/tarifs/:id': 'select id from plan where organisation_id = $1',
  '/bureau/demandes/:id': 'select id from application where organisation_id = $1',
  '/bureau/effacements/:id': null,
  '/bureau/fiches/:id': 'select id from record where organisation_id = $1',
  '/bureau/invitations/:id': 'select id from invitation where organisation_id = $1',
  '/bureau/pages/:id': 'select p.id from page p join site s on s.id = p.site_id where s.organisation_id = $1',
  '/bureau/releves/lignes/:id': null,
  '/bureau/roles/:id': 'select id from role where organisation_id = $1',
  '/bureau/site/:id': 'select id from site where organisation_id = $1',
  '/bureau/site/logo/:file': null,
  '/bureau/sites/:id': 'select id from site where organisation_id = $1',
}

/** No row has it. */
export const noId = '00000000-0000-7000-8000-000000000000'

/** The kind of row that an address of the office names; undefined where nobody has said so. */
export function kindOf(path: string): string | undefined {
  return Object.keys(rowsOf)
    .filter(each => path === each || path.startsWith(`${each}/`))
    .sort((one, other) => other.length - one.length)[0]
}

/** A row of each kind that an organisation has, by the address that names it. */
export async function rowsIn({ db }: Pick<App, 'db'>, organisationId: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [kind, statement] of Object.entries(rowsOf)) {
    if (!statement) continue
    const query = sql.raw(`${statement.replace('$1', `'${organisationId}'`)} order by 1 limit 1`)
    const { rows } = await sql<{ id: string }>`${query}`.execute(db)
    if (rows[0]) found.set(kind, rows[0].id)
  }
  return found
}
