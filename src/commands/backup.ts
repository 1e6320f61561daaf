import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backupLines } from '../database/backup.ts'
import type { Command } from './command.ts'
import { notWritten, writeNewFile } from './new-file.ts'

/** `guichet backup FILE`: every row of the database, as of one moment, and every file, in one file; the server may be running. */
export const backupCommand: Command = {
  usage: 'backup FILE',
  summary: 'save everything, images included, to a new file',
  run: async (app, call) => {
    const { positionals } = parseArgs({ args: [...call.args], allowPositionals: true })
    const [file] = positionals
    if (!file || positionals.length > 1) {
      call.print(`usage: guichet ${backupCommand.usage}`)
      return 2
    }
    const path = resolve(call.cwd, file)
    let rows = 0
    const lines = backupLines(app.database, app.files, app.clock.now(), (done, total) => {
      rows = done
      call.progress(done, total)
    })
    const outcome = await writeNewFile(path, lines, { compress: true })
    if ('refused' in outcome) {
      call.print(notWritten(path, outcome))
      return 1
    }
    call.print(`La sauvegarde est dans ${path} (lignes : ${rows}).`)
    call.print('Elle contient des données personnelles : gardez-la en lieu sûr.')
    return 0
  },
}
