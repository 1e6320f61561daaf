import type { App } from '../web/app.ts'

/** What a command is given: its arguments, where it was called, and how to answer. */
export type Call = {
  args: readonly string[]
  /** Folder in which the person stands, for the paths that are typed. */
  cwd: string
  print(line: string): void
  /** Shows how far a long work is; `total` null while it is not known. */
  progress(done: number, total: number | null): void
}

/** One command of `guichet`. Returns the exit code: 0 done, 1 refused or something to mend, 2 called in a wrong way. */
export type Command = {
  usage: string
  summary: string
  run(app: App, call: Call): Promise<number>
}
