import { once } from 'node:events'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { freePort } from './free-port.ts'

/** A letter as it arrived. `to` is whom the envelope named, the rest is what the message says. */
export type Letter = {
  to: string
  from: { name: string; address: string }
  replyTo: string | null
  subject: string
  text: string
  html: string
  headers: ReadonlyMap<string, string>
}

/** A mail server of the tests' own. */
export type TestSmtp = {
  /** For `SMTP_URL`. */
  url: string
  /** Everything that arrived, oldest first. */
  letters: Letter[]
  /** The first letter that is as asked, at once or as soon as it arrives. */
  waitFor(wanted: (letter: Letter) => boolean, milliseconds?: number): Promise<Letter>
  /** Goes away: connections are refused until `resume`. */
  pause(): Promise<void>
  resume(): Promise<void>
  stop(): Promise<void>
}

/** Starts a real SMTP server on loopback. An address that `refuse` picks is refused for good (550). */
export async function startSmtp(options: { refuse?: (address: string) => boolean } = {}): Promise<TestSmtp> {
  const port = await freePort()
  const letters: Letter[] = []
  const arrivals = new EventTarget()
  const receive = (letter: Letter) => {
    letters.push(letter)
    arrivals.dispatchEvent(new Event('letter'))
  }
  let server: SMTPServer | null = await listen(port, options.refuse ?? (() => false), receive)
  const pause = async () => {
    const going = server
    server = null
    if (going) await new Promise<void>(resolve => going.close(resolve))
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    waitFor: (wanted, milliseconds = 10_000) => waitFor(letters, arrivals, wanted, milliseconds),
    pause,
    resume: async () => {
      server ??= await listen(port, options.refuse ?? (() => false), receive)
    },
    stop: pause,
  }
}

async function listen(
  port: number,
  refuse: (address: string) => boolean,
  receive: (letter: Letter) => void,
): Promise<SMTPServer> {
  const settings: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 50,
    onRcptTo: ({ address }, _session, done) => {
      done(refuse(address) ? Object.assign(new Error('No such mailbox here'), { responseCode: 550 }) : null)
    },
    onData: (stream, session, done) => {
      Array.fromAsync(stream as AsyncIterable<Buffer>)
        .then(async chunks => {
          for (const { address } of session.envelope.rcptTo)
            receive(await read(address, Buffer.concat(chunks)))
        })
        .then(() => done(), done)
    },
  }
  const server = new SMTPServer(settings)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  // A client that breaks a connection off must not end the tests.
  server.on('error', () => {})
  return server
}

async function read(to: string, source: Buffer): Promise<Letter> {
  const email = await PostalMime.parse(source)
  return {
    to,
    from: { name: email.from?.name ?? '', address: email.from?.address ?? '' },
    replyTo: email.replyTo?.[0]?.address ?? null,
    subject: email.subject ?? '',
    text: email.text ?? '',
    html: email.html ?? '',
    headers: new Map(email.headers.map(({ key, value }) => [key, value])),
  }
}

async function waitFor(
  letters: readonly Letter[],
  arrivals: EventTarget,
  wanted: (letter: Letter) => boolean,
  milliseconds: number,
): Promise<Letter> {
  const late = AbortSignal.timeout(milliseconds)
  while (true) {
    const found = letters.find(wanted)
    if (found) return found
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const giveUp = () =>
      reject(new Error(`No such letter within ${milliseconds} ms; arrived: ${listed(letters)}`))
    arrivals.addEventListener('letter', resolve, { once: true })
    late.addEventListener('abort', giveUp, { once: true })
    await promise
  }
}

function listed(letters: readonly Letter[]): string {
  return letters.map(({ to, subject }) => `« ${subject} » to ${to}`).join(', ') || 'none'
}
