import { loadDemonstration } from '../demonstration/load.ts'
import type { App } from '../web/app.ts'
import { backupCommand } from './backup.ts'
import type { Call, Command } from './command.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { restoreCommand } from './restore.ts'
import { setupCommand } from './setup.ts'

/** The schema is up to date as soon as the application is open; this says so, for scripts that deploy. */
const migrateCommand: Command = {
  usage: 'migrate',
  summary: 'bring the schema of the database up to date',
  run: async (_app, call) => {
    call.print('Le schéma de la base est à jour.')
    return 0
  },
}

const demoCommand: Command = {
  usage: 'demo',
  summary: 'load the demonstration into an empty database',
  run: async (app, call) => {
    if (!app.settings.demonstration) {
      call.print('DEMO doit être on : les mots de passe de la démonstration sont publics.')
      return 1
    }
    const outcome = await loadDemonstration(app.db, app.clock)
    call.print(
      'done' in outcome ? 'La démonstration est chargée.' : "La base n'est pas vide : rien n'a changé.",
    )
    return 'done' in outcome ? 0 : 1
  },
}

/** Every command but `serve`, which is the server itself. */
const commands: Readonly<Record<string, Command>> = {
  setup: setupCommand,
  migrate: migrateCommand,
  demo: demoCommand,
  import: importCommand,
  export: exportCommand,
  backup: backupCommand,
  restore: restoreCommand,
  doctor: doctorCommand,
}

/** Runs a command by its name; a word that it does not know, or options that it does not take, are said with the usage. */
export async function runCommand(app: App, name: string, call: Call): Promise<number> {
  const command = commands[name]
  if (!command) {
    call.print(usage())
    return 2
  }
  try {
    return await command.run(app, call)
  } catch (error) {
    if (
      !(error instanceof TypeError) ||
      !('code' in error) ||
      !String(error.code).startsWith('ERR_PARSE_ARGS')
    )
      throw error
    call.print(error.message)
    call.print(`usage: guichet ${command.usage}`)
    return 2
  }
}

/** What `guichet` can do, and how each command is called. */
export function usage(): string {
  const each = [{ usage: 'serve', summary: 'start the server' }, ...Object.values(commands)]
  const lines = each.map(command => `  ${command.usage}\n      ${command.summary}`)
  return ['usage: guichet COMMAND', '', ...lines].join('\n')
}
