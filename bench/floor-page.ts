import { createServer } from 'node:http'
import pg from 'pg'

/** The floor of a page: one prepared select by primary key, and as many bytes as the page has. */
const { DATABASE_URL, PORT, REALM, PERSON, BYTES } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 })
const body = Buffer.alloc(Number(BYTES), 'x')
const select = {
  name: 'person',
  text: 'select * from person where realm_id = $1 and id = $2',
  values: [REALM, PERSON],
}

createServer((_, reply) => {
  pool.query(select).then(
    ({ rows }) => {
      reply.writeHead(rows.length === 1 ? 200 : 404, {
        'Content-Type': 'text/html',
        'Content-Length': body.length,
      })
      reply.end(body)
    },
    () => reply.writeHead(503).end(),
  )
}).listen(Number(PORT), '127.0.0.1')

process.once('SIGTERM', () => process.exit())
