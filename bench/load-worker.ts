import { connect } from 'node:net'
import type { Load, LoadResult } from './load.ts'

/**
 * Sends requests over kept connections and notes how long each answer took. It reads no more of an answer than
 * where it ends, on bare sockets, since whatever it spends of the processor is missing where it is measured.
 */
process.on('message', (load: Load) => {
  run(load).then(
    result => process.send?.(result),
    (error: Error) => process.send?.({ error: error.message }),
  )
})

async function run(load: Load): Promise<LoadResult> {
  const requests = load.requests.map(text => Buffer.from(text))
  const result: LoadResult = { statuses: {}, bytes: 0, milliseconds: [], seconds: 0 }
  const start = performance.now()
  const connections = Array.from({ length: load.connections }, async (_, index) => {
    const ask = await openConnection(load.port)
    for (let sent = index; performance.now() < start + load.seconds * 1000; sent += load.connections) {
      const began = await turn(load.rate ? start + (sent * 1000) / load.rate : 0)
      const { status, bytes } = await ask(requests[sent % requests.length] ?? Buffer.alloc(0))
      result.milliseconds.push(performance.now() - began)
      result.statuses[status] = (result.statuses[status] ?? 0) + 1
      result.bytes += bytes
    }
  })
  await Promise.all(connections)
  result.seconds = (performance.now() - start) / 1000
  return result
}

/** With a rate, a request that could not leave when it was due has waited since then: that counts (coordinated omission). */
async function turn(due: number): Promise<number> {
  const wait = due - performance.now()
  if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
  return wait > 0 || due === 0 ? performance.now() : due
}

type Answer = { status: number; bytes: number }

async function openConnection(port: number): Promise<(request: Buffer) => Promise<Answer>> {
  const socket = connect(port, '127.0.0.1').setNoDelay()
  let answered = Promise.withResolvers<Answer>()
  let arrived: Buffer = Buffer.alloc(0)
  const fail = (error?: Error) => answered.reject(error ?? new Error('the server closed the connection'))
  socket.on('error', fail).on('close', () => fail())
  socket.on('data', (chunk: Buffer) => {
    arrived = arrived.length > 0 ? Buffer.concat([arrived, chunk]) : chunk
    if (!isWhole(arrived)) return
    answered.resolve({ status: Number(arrived.toString('latin1', 9, 12)), bytes: arrived.length })
    arrived = Buffer.alloc(0)
  })
  return request => {
    answered = Promise.withResolvers<Answer>()
    socket.write(request)
    return answered.promise
  }
}

function isWhole(answer: Buffer): boolean {
  const head = answer.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: *(\d+)/i.exec(answer.toString('latin1', 0, head))
  return length ? answer.length >= head + 4 + Number(length[1]) : answer.subarray(-5).equals(lastChunk)
}

const lastChunk = Buffer.from('0\r\n\r\n')
