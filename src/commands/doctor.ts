import { createTransport } from 'nodemailer'
import type { App } from '../web/app.ts'
import type { Command } from './command.ts'

type Finding = { good: boolean; line: string }

/** `guichet doctor`: looks at the settings, the database and the mail server, and says what to mend. */
export const doctorCommand: Command = {
  usage: 'doctor',
  summary: 'check the settings, the database and the mail server',
  run: async (app, call) => {
    const findings = [...settingsOf(app), await databaseOf(app), ...(await mailOf(app)), await sitesOf(app)]
    for (const { good, line } of findings) call.print(`${good ? '✓' : '✗'} ${line}`)
    return findings.every(({ good }) => good) ? 0 : 1
  },
}

function settingsOf({ settings }: App): Finding[] {
  const proxies = settings.trustedProxies.join(', ') || 'aucun'
  return [
    { good: true, line: `Adresse publique des sites : ${settings.publicOrigin}` },
    { good: true, line: `Démonstration : ${settings.demonstration ? 'oui' : 'non'}` },
    {
      good: settings.demonstration || settings.trustedProxies.length > 0,
      line: `Serveurs mandataires de confiance (TRUSTED_PROXIES) : ${proxies}`,
    },
  ]
}

async function databaseOf({ database }: App): Promise<Finding> {
  try {
    const { rows } = await database.pool.query<{ version: string }>(
      "select current_setting('server_version') as version",
    )
    const version = rows[0]?.version ?? ''
    const engine = database.engine === 'embedded' ? 'embarquée' : 'PostgreSQL'
    return {
      good: Number.parseInt(version, 10) >= 15,
      line: `Base de données : ${engine}, version ${version}`,
    }
  } catch (error) {
    return {
      good: false,
      line: `Base de données : ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

async function mailOf({ settings, db }: App): Promise<Finding[]> {
  const { waiting } = await db
    .selectFrom('letter')
    .select(eb => eb.fn.countAll<string>().as('waiting'))
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow()
  const queue = { good: true, line: `Messages en attente : ${waiting}` }
  if (!settings.smtpUrl) {
    const line = settings.demonstration
      ? 'Messagerie : les messages arrivent dans la boîte aux lettres de la démonstration'
      : "Messagerie : SMTP_URL n'est pas réglé, les messages attendent"
    return [{ good: settings.demonstration, line }, queue]
  }
  const transport = createTransport({ url: settings.smtpUrl, connectionTimeout: 5000, greetingTimeout: 5000 })
  try {
    await transport.verify()
    return [{ good: true, line: `Messagerie : le serveur répond, expéditeur ${settings.mailFrom}` }, queue]
  } catch (error) {
    return [
      { good: false, line: `Messagerie : ${error instanceof Error ? error.message : String(error)}` },
      queue,
    ]
  } finally {
    transport.close()
  }
}

async function sitesOf({ sites }: App): Promise<Finding> {
  const hosts = (await sites.all()).map(site => site.host)
  return {
    good: hosts.length > 0,
    line: hosts.length > 0 ? `Sites : ${hosts.join(', ')}` : 'Sites : aucun (guichet setup en ouvre un)',
  }
}
