import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { countMembers, exportMembers, membersFrom } from '../members/export/export.ts'
import type { Site } from '../organisations/site.ts'
import type { App } from '../web/app.ts'
import { audit } from '../web/audit.ts'
import type { Call, Command } from './command.ts'
import { notWritten, writeNewFile } from './new-file.ts'

/** `guichet export --site HOST [--output FILE]`: the members of a site's organisation and of those below, as a spreadsheet. */
export const exportCommand: Command = {
  usage: 'export --site HOST [--output FILE]',
  summary: 'write the members to a spreadsheet (CSV) that import takes back',
  run: async (app, call) => {
    const { values } = parseArgs({
      args: [...call.args],
      options: { site: { type: 'string' }, output: { type: 'string' } },
    })
    if (!values.site || values.output === '') {
      call.print(`usage: guichet ${exportCommand.usage}`)
      return 2
    }
    const host = values.site.toLowerCase()
    const site = await app.sites.byHost(host)
    if (!site) {
      const hosts = (await app.sites.all()).map(other => other.host)
      call.print(`Aucun site ne répond sur ${host}. Sites : ${hosts.join(', ') || 'aucun'}.`)
      return 1
    }
    return values.output === undefined
      ? await printMembers(app, call, site)
      : await writeMembers(app, call, site, resolve(call.cwd, values.output))
  },
}

async function printMembers(app: App, call: Call, site: Site): Promise<number> {
  // Printing ends the line of itself; the carriage return before it is the file's.
  for await (const text of traced(app, call, site, null)) call.print(text.slice(0, -1))
  return 0
}

async function writeMembers(app: App, call: Call, site: Site, path: string): Promise<number> {
  const outcome = await writeNewFile(path, traced(app, call, site, path))
  if ('refused' in outcome) {
    call.print(notWritten(path, outcome))
    return 1
  }
  call.print(`Les adhérents de ${site.organisation.name} sont dans ${path}.`)
  return 0
}

/** The trace comes first: what was read before an export was cut short has left too. */
async function* traced(app: App, call: Call, site: Site, path: string | null): AsyncGenerator<string> {
  const organisation = { realmId: site.realm.id, organisationId: site.organisation.id }
  const today = app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const exported = await membersFrom(app.db, organisation, today)
  const members = await countMembers(app.db, exported)
  await audit(app.db, app.clock.now(), {
    ...organisation,
    event: 'membersExported',
    details: { members, file: path && basename(path) },
  })
  const progress = (done: number) => {
    if (path) call.progress(done, members)
  }
  yield* exportMembers(app.db, exported, progress)
}
