import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { freePort } from '../test/setup/free-port.ts'

export const root = join(import.meta.dirname, '..')

/** A server under measurement, in a process of its own. */
export type Process = {
  port: number
  /** From its start to its first answer. */
  seconds: number
  /** What it holds in memory now, in MB; not a number where the system does not tell in `/proc`. */
  memory(): number
  /** What it has taken of the processors since it started, in seconds; not a number likewise. */
  processor(): number
  stop(): Promise<void>
}

/** Starts a script with only this environment, and waits for its first page. */
export async function startProcess(
  script: string,
  host: string,
  env: Record<string, string>,
): Promise<Process> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, script)], {
    cwd: root,
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const endWithBench = () => child.kill('SIGKILL')
  process.once('exit', endWithBench)
  child.once('exit', () => process.off('exit', endWithBench))
  while (!(await get(port, host, '/').catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`)
    if (performance.now() - began > 60_000) throw new Error(`${script} does not answer`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  const seconds = (performance.now() - began) / 1000
  return {
    port,
    seconds,
    memory: () => residentMemory(child),
    processor: () => processorTime(child),
    stop: () => stop(child),
  }
}

/** The body of a page or a file. */
export async function get(port: number, host: string, path: string, headers = {}): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const options = { host: '127.0.0.1', port, path, headers: { ...headers, host }, agent: false }
  request(options, resolve).on('error', reject).end()
  const reply = await promise
  const body = Buffer.concat(await Array.fromAsync(reply as AsyncIterable<Buffer>))
  if (reply.statusCode !== 200) throw new Error(`${path} answered ${reply.statusCode}`)
  return body
}

function residentMemory(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Linux counts it in ticks of 10 ms, for the process and all its threads. */
function processorTime(child: ChildProcess): number {
  try {
    const [, counts = ''] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')
    const [user, system] = counts.split(' ').slice(11, 13)
    return (Number(user) + Number(system)) / 100
  } catch {
    return Number.NaN
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
