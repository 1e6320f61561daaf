import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'

/** The environment, checked once at start; see the table in the README. */
export type Settings = {
  port: number
  host: string | undefined
  database: { url: string } | { folder: string }
  /** Where images are kept; several instances share it. */
  filesFolder: string
  smtpUrl: string | null
  mailFrom: string
  demonstration: boolean
  /** Scheme and port of every site, with `*` in the place of the host. */
  publicOrigin: string
  trustedProxies: readonly string[]
  logLevel: LogLevel
}

/** A variable of the environment cannot be used; `message` names each one and says why. */
export class BadSettings extends Error {}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'must be a port number', abort: true })
  .transform(Number)
  .pipe(z.int().max(65535, 'must be a port number, 65535 at most'))

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, { error: 'must begin with postgres:// or postgresql://', abort: true })
    .refine(URL.canParse, 'is not an address (signs such as # or / in a password are written %23, %2F)')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, { error: 'must begin with smtp:// or smtps://', abort: true })
    .refine(URL.canParse, 'is not an address')
    .optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  DEMO: z.enum(['on', 'off'], 'must be on or off').optional(),
  PUBLIC_ORIGIN: z
    .string()
    .regex(/^https?:\/\/\*(:\d{1,5})?$/, 'must look like https://* or http://*:3000')
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform(text => text.split(/[\s,]+/).filter(Boolean))
    .pipe(
      z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'must be IP addresses or CIDR ranges')),
    ),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  NODE_ENV: z.string().optional(),
})

/**
 * Reads the settings. An empty variable counts as one that is not set.
 * @throws BadSettings
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new BadSettings(
      parsed.error.issues.map(issue => `${String(issue.path[0])} ${issue.message}`).join('\n'),
    )
  }
  const e = parsed.data
  const production = e.NODE_ENV === 'production'
  const demonstration = e.DEMO ? e.DEMO === 'on' : !e.DATABASE_URL && !production
  const refusals = [
    demonstration && production && 'DEMO cannot be on with NODE_ENV=production: its passwords are public',
    demonstration &&
      e.HOST &&
      e.HOST !== '127.0.0.1' &&
      'HOST must be 127.0.0.1 with the demonstration: its passwords are public',
  ].filter(refusal => typeof refusal === 'string')
  if (refusals.length > 0) throw new BadSettings(refusals.join('\n'))
  return {
    port: e.PORT,
    host: e.HOST ?? (demonstration ? '127.0.0.1' : undefined),
    database: e.DATABASE_URL ? { url: e.DATABASE_URL } : { folder: resolve(e.DATA_DIR) },
    filesFolder: resolve(e.DATA_DIR, 'files'),
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM ?? `guichet@${hostname()}`,
    demonstration,
    publicOrigin:
      e.PUBLIC_ORIGIN?.replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2') ??
      (demonstration ? `http://*:${e.PORT}` : 'https://*'),
    trustedProxies: e.TRUSTED_PROXIES,
    logLevel: e.LOG_LEVEL,
  }
}
