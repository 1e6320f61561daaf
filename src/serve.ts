import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { takeCommands } from './commands/socket.ts'
import { loadDemonstration } from './demonstration/load.ts'
import { everyHour } from './hourly.ts'
import type { Settings } from './settings.ts'
import { closeApp, openApp, serverOf, startSending } from './start.ts'
import type { App } from './web/app.ts'
import { originOf } from './web/origin.ts'

/** How long a request under way may take to end after a signal, in milliseconds. */
const mostPatience = 10_000
/** How long everything may take to end, in milliseconds. */
const lastPatience = 25_000

/** Opens everything, answers requests until a signal comes, then ends what is under way and stops. */
export async function serve(settings: Settings): Promise<void> {
  const app = await openApp(settings)
  if (settings.demonstration) await loadDemonstration(app.db, app.clock)
  const stopSending = await startSending(app)
  const commands = 'folder' in settings.database ? await takeCommands(app, settings.database.folder) : null
  const server = createAdaptorServer({ fetch: serverOf(app).fetch })
  const port = await listen(server, settings)
  const stopHourlyWork = everyHour(app)
  announce(app, port)
  const signal = await new Promise<string>(resolve => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, resolve)
  })
  app.log.info(`${signal}: ending what is under way`)
  // A database that has gone silent must not keep the process alive.
  setTimeout(() => process.exit(1), lastPatience).unref()
  await Promise.all([ended(server), commands?.stop(), stopHourlyWork()])
  await closeApp(app)
  stopSending()
}

/** Lets requests under way come to their end, and takes no more. */
async function ended(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  if (!('closeIdleConnections' in server)) return await closed
  // A connection that was busy is idle once it has its answer, and would be kept open for its next request.
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const patience = setTimeout(() => server.closeAllConnections(), mostPatience)
  await closed
  clearInterval(idle)
  clearTimeout(patience)
}

type Server = ReturnType<typeof createAdaptorServer>

/** @throws NotListening with what to do about it. */
async function listen(server: Server, settings: Settings): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken =
        error.code === 'EADDRINUSE' && `Port ${settings.port} is taken: choose another one with PORT.`
      reject(new NotListening(taken || error.message, { cause: error }))
    })
    server.listen(settings.port, settings.host, resolve)
  })
  return (server.address() as AddressInfo).port
}

/** The server could not take its port; `message` says what to do. */
export class NotListening extends Error {}

function announce(app: App, port: number): void {
  const { settings } = app
  const where = settings.demonstration ? originOf(settings, 'localhost') : `port ${port}`
  process.stdout.write(`Guichet ${settings.demonstration ? '(demonstration) ' : ''}answers on ${where}\n`)
}
