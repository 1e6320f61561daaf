import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { importMembers } from '../members/import/import.ts'
import { refusalInWords } from '../members/import/import.words.ts'
import { reportLines } from '../members/import/report-text.ts'
import type { App } from '../web/app.ts'
import { audit } from '../web/audit.ts'
import type { Call, Command } from './command.ts'

/** `guichet import FILE --site HOST [--dry-run]`: brings the members of a spreadsheet export into the organisation of a site. */
export const importCommand: Command = {
  usage: 'import FILE --site HOST [--dry-run]',
  summary: 'bring members in from a spreadsheet export (CSV)',
  run: async (app, call) => {
    const { values, positionals } = parseArgs({
      args: [...call.args],
      allowPositionals: true,
      options: { site: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    })
    const [file] = positionals
    if (!file || !values.site || positionals.length > 1) {
      call.print(`usage: guichet ${importCommand.usage}`)
      return 2
    }
    return await importFile(app, call, resolve(call.cwd, file), values.site.toLowerCase(), values['dry-run'])
  },
}

async function importFile(
  app: App,
  call: Call,
  path: string,
  host: string,
  dryRun: boolean,
): Promise<number> {
  const site = await app.sites.byHost(host)
  if (!site) {
    const hosts = (await app.sites.all()).map(other => other.host)
    call.print(`Aucun site ne répond sur ${host}. Sites : ${hosts.join(', ') || 'aucun'}.`)
    return 1
  }
  const size = await stat(path).then(
    found => (found.isFile() ? found.size : null),
    () => null,
  )
  if (size === null) {
    call.print(`Le fichier ${path} n'existe pas, ou ne peut pas être lu.`)
    return 1
  }
  const target = { realmId: site.realm.id, organisationId: site.organisation.id }
  const outcome = await importMembers(app.db, app.clock, target, createReadStream(path), {
    dryRun,
    onProgress: done => call.progress(done, size),
  })
  if ('refused' in outcome) {
    call.print(refusalInWords(outcome, site.language))
    return 1
  }
  for (const line of reportLines(outcome.done, site.language)) call.print(line)
  if (!dryRun) {
    await audit(app.db, app.clock.now(), {
      realmId: site.realm.id,
      event: 'membersImported',
      organisationId: site.organisation.id,
      details: {
        file: basename(path),
        added: outcome.done.added,
        changed: outcome.done.changed,
        refused: outcome.done.refused,
      },
    })
  }
  return 0
}
