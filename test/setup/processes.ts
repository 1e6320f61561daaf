import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { systemClock } from '../../src/web/app.ts'
import { type Browser, makeBrowser } from './browser-less-client.ts'

const root = dirname(dirname(import.meta.dirname))

/** A browser without a screen on a server that is a process of its own. */
export function browserOn(server: { port: number }, host: string): Browser {
  return makeBrowser(host, systemClock, async request => {
    const { pathname, search } = new URL(request.url)
    // Not `fetch`, which says itself which host it asks.
    const sent = httpRequest({
      host: '127.0.0.1',
      port: server.port,
      path: pathname + search,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      agent: false,
    })
    sent.end(await request.text())
    const [reply] = (await once(sent, 'response')) as [IncomingMessage]
    const headers = new Headers()
    for (const [name, values] of Object.entries(reply.headersDistinct)) {
      for (const value of values ?? []) headers.append(name, value)
    }
    const body = (await Array.fromAsync(reply as AsyncIterable<Buffer>)).join('')
    const status = reply.statusCode ?? 0
    return new Response(status === 303 || status === 204 ? null : body, { status, headers })
  })
}

/** How a process ended, and what it said. */
export type Ended = { exit: number | null; output: string }

/** Runs `guichet` (`serve` is what `npm start` runs) to its end, with that environment and no other. */
export async function guichet(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const command = spawn(process.execPath, [join(root, 'dist', 'cli.js'), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [command.stdout, command.stderr])
    stream.on('data', (text: Buffer) => said.push(text.toString()))
  const endWithTests = () => command.kill('SIGKILL')
  process.once('exit', endWithTests)
  const [exit] = (await once(command, 'close')) as [number | null]
  process.off('exit', endWithTests)
  return { exit, output: said.join('') }
}
