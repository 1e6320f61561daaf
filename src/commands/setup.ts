import { parseArgs } from 'node:util'
import { z } from 'zod'
import { emailKey } from '../accounts/email-address.ts'
import { queueLetter } from '../mail/outbox.ts'
import { enterPerson, giveRole } from '../members/enter-member.ts'
import { blueprints } from '../organisations/blueprints.ts'
import { makeRealm, makeSite } from '../organisations/setup.ts'
import type { App } from '../web/app.ts'
import { audit } from '../web/audit.ts'
import type { Command } from './command.ts'

const kinds = Object.keys(blueprints) as [keyof typeof blueprints, ...(keyof typeof blueprints)[]]

const options = z.object({
  blueprint: z.enum(kinds, `--blueprint must be one of ${kinds.join(', ')}`),
  name: z.string('--name is missing: the name of the organisation').trim().min(1).max(200),
  host: z
    .string('--host is missing: the hostname of its site')
    .toLowerCase()
    .regex(
      /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/,
      '--host must be a hostname such as members.example.org',
    ),
  'manager-email': z
    .string('--manager-email is missing: who runs it gets a link there')
    .refine(email => emailKey(email) !== null, '--manager-email must be an e-mail address'),
  'manager-name': z
    .string('--manager-name is missing: given name and family name')
    .trim()
    .regex(/^\S+\s+\S/, '--manager-name must be a given name and a family name')
    .max(200),
  colour: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, '--colour must look like #1f3a68')
    .default('#1f3a68'),
  language: z.enum(['fr', 'en'], '--language must be fr or en').default('fr'),
  contact: z.string().optional(),
})

type Options = z.infer<typeof options>

/** `guichet setup`: a realm from a blueprint, with its first organisation, site and manager, who gets a link. */
export const setupCommand: Command = {
  usage:
    'setup --blueprint federation|association|worksCouncil --name NAME --host HOST --manager-email ADDRESS --manager-name "GIVEN FAMILY" [--colour #rrggbb] [--language fr|en] [--contact ADDRESS]',
  summary: 'make a realm from a blueprint',
  run: async (app, call) => {
    const { values } = parseArgs({
      args: [...call.args],
      options: {
        blueprint: { type: 'string' },
        name: { type: 'string' },
        host: { type: 'string' },
        'manager-email': { type: 'string' },
        'manager-name': { type: 'string' },
        colour: { type: 'string' },
        language: { type: 'string' },
        contact: { type: 'string' },
      },
    })
    const parsed = options.safeParse(values)
    if (!parsed.success) {
      for (const issue of parsed.error.issues) call.print(issue.message)
      call.print(`usage: guichet ${setupCommand.usage}`)
      return 2
    }
    if (await app.sites.byHost(parsed.data.host)) {
      call.print(`Un site répond déjà sur ${parsed.data.host}.`)
      return 1
    }
    await setUp(app, parsed.data)
    call.print(`${parsed.data.name} : le site ${parsed.data.host} est ouvert.`)
    call.print(
      `Une lettre part à ${parsed.data['manager-email']} avec un lien, valable sept jours, pour choisir un mot de passe.`,
    )
    if (!app.settings.smtpUrl && !app.settings.demonstration) {
      call.print("Aucun serveur de messagerie n'est réglé (SMTP_URL) : la lettre attend.")
    }
    return 0
  },
}

async function setUp(app: App, given: Options): Promise<void> {
  const now = app.clock.now()
  const [givenName = '', ...familyNames] = given['manager-name'].split(/\s+/)
  const email = given['manager-email'].trim()
  const contactEmail = given.contact ?? email
  await app.db.transaction().execute(async tx => {
    const policy = blueprints[given.blueprint]
    const root = { name: given.name, contactEmail }
    const { realmId, organisationId } = await makeRealm(
      tx,
      now,
      { slug: given.host, name: given.name, policy },
      root,
    )
    const siteId = await makeSite(tx, now, realmId, {
      organisationId,
      host: given.host,
      name: given.name,
      colour: given.colour,
      language: given.language,
      contactEmail,
      isSignInHost: true,
    })
    const manager = { givenName, familyName: familyNames.join(' '), email }
    const { personId, accountId } = await enterPerson(tx, now, realmId, manager)
    await giveRole(tx, now, realmId, { organisationId, personId, name: 'manager' })
    await queueLetter(app, tx, { realmId, siteId, to: email, template: 'firstSignIn', accountId, personId })
    await audit(tx, now, {
      realmId,
      event: 'realmMade',
      organisationId,
      personId,
      details: { host: given.host },
    })
  })
}
