import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export type Listener = { close(): Promise<void> }

/**
 * Listens to a channel on a connection of its own. When that breaks, it comes back as soon as the server
 * does, and calls with an empty payload: something may have been missed meanwhile.
 */
export async function listenOn(
  url: string,
  channel: string,
  called: (payload: string) => void,
): Promise<Listener> {
  let closed = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5000 })
    // A connection that breaks may say so more than once.
    let broken = false
    fresh.on('notification', message => called(message.payload ?? ''))
    fresh.on('error', () => {})
    fresh.on('end', () => {
      if (broken || closed) return
      broken = true
      void comeBack()
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`)
    } catch (error) {
      broken = true
      await fresh.end().catch(() => {})
      throw error
    }
    return fresh
  }

  async function comeBack(): Promise<void> {
    while (!closed) {
      await wait(500, undefined, { ref: false })
      try {
        client = await connect()
        if (closed) await client.end()
        else called('')
        return
      } catch {
        // Still away.
      }
    }
  }

  return {
    close: async () => {
      closed = true
      await client.end().catch(() => {})
    },
  }
}
