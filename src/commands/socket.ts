import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { App } from '../web/app.ts'
import { runCommand } from './commands.ts'

/*
 * The embedded engine is open in one process at a time, so while the server runs it carries out the commands
 * too. They come over a socket in the data folder, which only its owner can open: one line of JSON asks,
 * lines of JSON answer.
 */
const request = z.object({ name: z.string(), args: z.array(z.string()), cwd: z.string() })
const reply = z.union([
  z.object({ print: z.string() }),
  z.object({ progress: z.tuple([z.number(), z.number().nullable()]) }),
  z.object({ exit: z.number() }),
])

export type Request = z.infer<typeof request>
export type Reply = z.infer<typeof reply>

/** What the system allows for the path of a socket (sun_path, Linux: 108 with its end). */
const longestPath = 107

/** In the data folder, or where that has too long a name, in the folder for temporary files under a name made from it. */
function socketPath(folder: string): string {
  const path = join(folder, 'guichet.sock')
  if (Buffer.byteLength(path) <= longestPath) return path
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return join(tmpdir(), `guichet-${name}.sock`)
}

/** Takes commands until it is stopped, which lets those under way come to their end. */
export type CommandTaker = { stop(): Promise<void> }

/** Takes commands for as long as the server runs. Only who holds the folder may call this. */
export async function takeCommands(app: App, folder: string): Promise<CommandTaker> {
  const path = socketPath(folder)
  // The folder is held by this process, so a socket that is still there was left behind by one that is gone.
  rmSync(path, { force: true })
  const underWay = new Set<Promise<void>>()
  const server = createServer(socket => {
    socket.on('error', () => socket.destroy())
    createInterface(socket).once('line', line => {
      const work = serve(app, socket, line).finally(() => underWay.delete(work))
      underWay.add(work)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  chmodSync(path, 0o600)
  return {
    stop: async () => {
      server.close()
      await Promise.all(underWay)
    },
  }
}

async function serve(app: App, socket: Socket, line: string): Promise<void> {
  try {
    say(socket, { exit: await runAsked(app, socket, line) })
  } catch (error) {
    app.log.error(error, 'command failed')
    say(socket, { print: error instanceof Error ? error.message : String(error) })
    say(socket, { exit: 1 })
  }
  socket.end()
}

async function runAsked(app: App, socket: Socket, line: string): Promise<number> {
  const { name, args, cwd } = request.parse(JSON.parse(line))
  return await runCommand(app, name, {
    args,
    cwd,
    print: text => say(socket, { print: text }),
    progress: (done, total) => say(socket, { progress: [done, total] }),
  })
}

function say(socket: Socket, message: Reply): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`)
}

/**
 * Has the running server carry out a command.
 * @returns its exit code, or null when no server runs on this folder.
 */
export async function askServer(
  folder: string,
  asked: Request,
  hear: (reply: Reply) => void,
): Promise<number | null> {
  const socket = createConnection(socketPath(folder))
  const connected = await new Promise<boolean>(resolve => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  if (!connected) return null
  socket.write(`${JSON.stringify(asked)}\n`)
  for await (const line of createInterface(socket)) {
    const heard = reply.parse(JSON.parse(line))
    if ('exit' in heard) return heard.exit
    hear(heard)
  }
  hear({ print: 'The server stopped before the command was finished.' })
  return 1
}
