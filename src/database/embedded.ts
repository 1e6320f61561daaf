import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'

/** Opens the embedded engine in a folder, or in memory. */
export async function embeddedEngine(dataDir: string = 'memory://'): Promise<PGlite> {
  return await PGlite.create(dataDir)
}

/** A pool of the one connection that the engine has. */
export function poolOn(lite: PGlite): pg.Pool {
  // One connection object for each client: with a shared one, ending a client would end its successor too.
  class LiteClient extends pg.Client {
    constructor() {
      super(createPgConfig(lite) as unknown as pg.ClientConfig)
    }
  }
  return new pg.Pool({ Client: LiteClient, max: 1 })
}
