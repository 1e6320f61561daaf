import { runCommand, usage } from './commands/commands.ts'
import { progressBar } from './commands/progress-bar.ts'
import { askServer, type Reply } from './commands/socket.ts'
import { FolderInUse } from './database/hold-folder.ts'
import { NotListening, serve } from './serve.ts'
import { BadSettings, readSettings } from './settings.ts'
import { closeApp, openApp } from './start.ts'

/** Runs `guichet` with its arguments, and leaves with its exit code; what can be expected to go wrong is said in a line. */
export async function run([name = 'help', ...args]: readonly string[]): Promise<void> {
  try {
    const settings = readSettings(process.env)
    if (name === 'serve') await serve(settings)
    else process.exitCode = await command(settings, name, args)
  } catch (error) {
    const expected =
      error instanceof BadSettings || error instanceof FolderInUse || error instanceof NotListening
    process.stderr.write(`${expected ? error.message : explain(error)}\n`)
    process.exitCode = 1
  }
  // Timers of libraries must not keep a finished process alive.
  process.exit()
}

async function command(
  settings: ReturnType<typeof readSettings>,
  name: string,
  args: readonly string[],
): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(`${usage()}\n`)
    return 0
  }
  const bar = progressBar(process.stderr)
  const print = (line: string) => {
    bar.clear()
    process.stdout.write(`${line}\n`)
  }
  if ('folder' in settings.database) {
    const hear = (reply: Reply) => {
      if ('print' in reply) print(reply.print)
      if ('progress' in reply) bar.draw(...reply.progress)
    }
    const answered = await askServer(
      settings.database.folder,
      { name, args: [...args], cwd: process.cwd() },
      hear,
    )
    if (answered !== null) return answered
  }
  const app = await openApp({ ...settings, logLevel: 'error' })
  try {
    return await runCommand(app, name, { args, cwd: process.cwd(), print, progress: bar.draw })
  } finally {
    bar.clear()
    await closeApp(app)
  }
}

/** The database being away is told with its address; anything else is a bug, and its trace is of use. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === '28P01' || code === '3D000') {
    return `The database does not answer (DATABASE_URL): ${error.message || code}`
  }
  return error.stack ?? error.message
}
