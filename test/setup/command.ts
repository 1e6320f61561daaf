import { runCommand } from '../../src/commands/commands.ts'
import type { App } from '../../src/web/app.ts'

/** Runs a command of `guichet` on an application, in a folder; gives back its exit code and what it said. */
export async function guichet(
  app: App,
  cwd: string,
  name: string,
  ...args: string[]
): Promise<{ exit: number; said: string }> {
  const lines: string[] = []
  const exit = await runCommand(app, name, { args, cwd, print: line => lines.push(line), progress: () => {} })
  return { exit, said: lines.join('\n') }
}
