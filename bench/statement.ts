import { request as ask } from 'node:http'
import { sql } from 'kysely'
import { openDatabase } from '../src/database/open.ts'
import { referenceInGroups } from '../src/dues/reference.ts'
import type { Bench } from './bench.ts'
import { secondsToCopy } from './floor-rows.ts'
import { addMembers, dueCents, openDues } from './many-members.ts'
import { startProcess } from './process.ts'
import { host, sessionCookie } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const dues = 100_000
const lines = 10_000

/** A bank statement of 10,000 credits with references, brought in by a treasurer's browser, against 100,000 open dues. */
export async function measureStatement(bench: Bench): Promise<Figure[]> {
  const url = await bench.createDatabase()
  const guichet = await startProcess('dist/main.js', host, { DATABASE_URL: url, DEMO: 'on' })
  const { db, close } = await openDatabase({ url })
  try {
    const today = Temporal.Now.zonedDateTimeISO('Europe/Paris').toPlainDate()
    await addMembers(db, dues, today.add({ days: 20 }))
    const references = await openDues(db)
    const cookie = await sessionCookie(db, 'bureau@ceramique.example')
    const file = statementOf(references.slice(0, lines), today)
    const first = await upload(guichet.port, cookie, file)
    const booked = await db
      .selectFrom('payment')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('method', '=', 'transfer')
      .where('recorded_at', '>', Temporal.Now.instant().subtract({ minutes: 30 }))
      .executeTakeFirstOrThrow()
    const again = await upload(guichet.port, cookie, file)
    const written = ['payment', 'allocation', 'due_day', 'receipt', 'statement_line', 'letter']
    const floor = await secondsToCopy(db, written, sql`true`)
    const figure = (what: string, seconds: number) => ({
      what,
      here: seconds.toFixed(1),
      floor: floor.toFixed(1),
      ratio: seconds / floor,
    })
    const what = `Statement of ${inShort(lines)} lines against ${inShort(dues)} dues`
    return [
      figure(`${what}, seconds; ${booked.n} booked (floor: bare copies of the rows it writes)`, first),
      figure('The same statement again, seconds; nothing booked (floor: the same)', again),
    ]
  } finally {
    await close()
    await guichet.stop()
  }
}

function statementOf(references: readonly string[], day: Temporal.PlainDate): string {
  const date = `${day.day}/${day.month}/${day.year}`
  const amount = (dueCents / 100).toFixed(2).replace('.', ',')
  const rows = references.map(
    (reference, at) =>
      `${date};VIR SEPA RECU DE NOMBREUX-${at} ${referenceInGroups(reference)} COTISATION;;${amount}`,
  )
  return ['Date;Libellé;Débit;Crédit', ...rows].join('\r\n')
}

/** @returns how long the answer took, in seconds */
async function upload(port: number, cookie: string, file: string): Promise<number> {
  const form = new FormData()
  form.set('releve', new File([file], 'releve.csv'))
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  const began = performance.now()
  const status = await new Promise<number>((resolve, reject) => {
    const sent = ask(
      {
        host: '127.0.0.1',
        port,
        path: '/bureau/releves',
        method: 'POST',
        agent: false,
        headers: {
          host,
          cookie,
          'sec-fetch-site': 'same-origin',
          'content-type': encoded.headers.get('content-type') ?? '',
          'content-length': body.length,
        },
      },
      reply => {
        reply.resume().on('end', () => resolve(reply.statusCode ?? 0))
      },
    )
    sent.on('error', reject).end(body)
  })
  if (status !== 303) throw new Error(`The statement was answered with ${status}`)
  return (performance.now() - began) / 1000
}
