import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from './free-port.ts'

const root = dirname(dirname(import.meta.dirname))

/** The built server, as a process of its own. */
export type TestServer = {
  port: number
  /** Where a site answers: `http://bourgogne.localhost:PORT`. */
  origin(host: string): string
  /** Where its data is, as the environment of another server or command on it says. */
  location: { DATA_DIR: string; DATABASE_URL?: string }
  /** Everything that the server has said so far. */
  output(): string
  /** Asks the server to end (SIGTERM), and resolves to its exit code. Data in a folder of its own goes with it. */
  stop(): Promise<number | null>
  /** Ends it at once, as a power cut would. The data stays until `stop`. */
  kill9(): Promise<void>
}

/**
 * Starts `dist/main.js` and waits until `GET /health` answers 200. Of the environment the server gets only
 * what is named in `env`, a free port and a fresh data folder, unless `env` names these.
 * @throws Error with the server's output when it ends, or does not answer within a minute.
 */
export async function startServer(options: { env?: Record<string, string> } = {}): Promise<TestServer> {
  const own = options.env?.DATA_DIR ? undefined : mkdtempSync(join(tmpdir(), 'guichet-data-'))
  const dataFolder = options.env?.DATA_DIR ?? own ?? ''
  const port = Number(options.env?.PORT ?? (await freePort()))
  const said: string[] = []
  const server = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      ...options.env,
      DATA_DIR: dataFolder,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (text: Buffer) => said.push(text.toString()))
  const output = () => said.join('')
  const removeData = () => own && rmSync(own, { recursive: true, force: true })
  // Nothing may outlive the tests, however they end.
  const endWithTests = () => server.kill('SIGKILL')
  process.once('exit', endWithTests)
  server.once('exit', () => process.off('exit', endWithTests))
  try {
    await healthy(server, port, output)
  } catch (error) {
    await end(server, 'SIGKILL')
    removeData()
    throw new Error(`${(error as Error).message}\n${output()}`)
  }
  return {
    port,
    origin: host => `http://${host}:${port}`,
    location: {
      DATA_DIR: dataFolder,
      ...(options.env?.DATABASE_URL ? { DATABASE_URL: options.env.DATABASE_URL } : {}),
    },
    output,
    stop: async () => {
      await end(server, 'SIGTERM')
      removeData()
      return server.exitCode
    },
    kill9: () => end(server, 'SIGKILL'),
  }
}

async function healthy(server: ChildProcess, port: number, output: () => string): Promise<void> {
  const until = Date.now() + 60_000
  let last = 'nothing answered'
  while (Date.now() < until) {
    if (ended(server))
      throw new Error(`The server ended with ${server.exitCode ?? server.signalCode} while it started`)
    try {
      const reply = await fetch(`http://127.0.0.1:${port}/health`)
      // Another server on that port would answer too, while this one finds it taken.
      if (reply.ok && output().includes(' answers on ')) return
      last = `GET /health answered ${reply.status}`
    } catch {
      last = 'nothing answered'
    }
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error(`The server was not ready within a minute: ${last}`)
}

/** Ends the process by that signal, and by force when it has not gone within 15 s, which a test sees as no exit code. */
async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (ended(server)) return
  const gone = once(server, 'exit')
  server.kill(signal)
  const force = setTimeout(() => server.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(force)
}

const ended = (server: ChildProcess) => server.exitCode !== null || server.signalCode !== null
