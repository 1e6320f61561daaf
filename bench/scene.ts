import { newSession } from '../src/accounts/session.ts'
import { type Db, openDatabase } from '../src/database/open.ts'
import { demonstrationPassword } from '../src/demonstration/accounts.ts'
import { enterMembership, enterPerson } from '../src/members/enter-member.ts'

/** Where everything is measured: the association of the demonstration. */
export const host = 'ceramique.localhost'
export const password = demonstrationPassword

export type Member = { realmId: string; personId: string; email: string; session: string; hash: string }

/** Adds members with a password and a session to the demonstration. */
export async function enterMembers(url: string, count: number): Promise<Member[]> {
  const { db, close } = await openDatabase({ url })
  const now = Temporal.Now.instant()
  const site = await db.selectFrom('site').selectAll().where('host', '=', host).executeTakeFirstOrThrow()
  const { realm_id: realmId, organisation_id: organisationId } = site
  const known = await db
    .selectFrom('account')
    .select('password_hash')
    .where('email_key', '=', 'adherent@ceramique.example')
    .executeTakeFirstOrThrow()
  const hash = known.password_hash ?? ''
  const dueOn = now.toZonedDateTimeISO('Europe/Paris').toPlainDate().add({ months: 3 })
  const members = await db.transaction().execute(async tx => {
    const entered: Member[] = []
    for (let number = 0; number < count; number++) {
      const email = `membre-${number}@ceramique.example`
      const { personId, accountId } = await enterPerson(tx, now, realmId, {
        title: 'Mme',
        givenName: 'Hélène',
        familyName: `Garnier-${number}`,
        email,
        birthDate: Temporal.PlainDate.from('1955-03-02'),
        mobile: '+33612000131',
        addressLine1: '4 impasse du Four',
        postcode: '58200',
        town: 'Cosne-Cours-sur-Loire',
      })
      if (!accountId) throw new Error(`${email} made no account`)
      await enterMembership(tx, now, realmId, { organisationId, personId, number: `B-${number}`, dueOn })
      const session = newSession(now, { realmId, accountId, personId, remembered: true, userAgent: null })
      await tx.insertInto('session').values(session.row).execute()
      entered.push({ realmId, personId, email, hash, session: session.token })
    }
    await tx.updateTable('account').set({ password_hash: hash }).where('password_hash', 'is', null).execute()
    return entered
  })
  await close()
  return members
}

/** Lets somebody of the demonstration in, as if the password had just been typed. @returns the cookie */
export async function sessionCookie(db: Db, email: string): Promise<string> {
  const { realm_id, id, person_id } = await db
    .selectFrom('account')
    .innerJoin('account_person', 'account_person.account_id', 'account.id')
    .select(['account.realm_id', 'account.id', 'account_person.person_id'])
    .where('account.email_key', '=', email)
    .executeTakeFirstOrThrow()
  const who = { realmId: realm_id, accountId: id, personId: person_id }
  const session = newSession(Temporal.Now.instant(), { ...who, remembered: true, userAgent: null })
  await db.insertInto('session').values(session.row).execute()
  return `__Host-session=${session.token}`
}

/** The request for « Mon compte » of each member. */
export function accountRequests(members: readonly Pick<Member, 'session'>[], site = host): string[] {
  return members.map(({ session }) =>
    request('GET', '/espace/compte', [`Cookie: __Host-session=${session}`], site),
  )
}

/** Each member's right password, each from an address of its own: nobody is slowed. */
export function signInRequests(members: readonly Member[]): string[] {
  return members.map(({ email }, index) => {
    const body = new URLSearchParams({ email, password }).toString()
    const ip = `10.1.${index >> 8}.${index & 255}`
    const headers = [
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
      `X-Forwarded-For: ${ip}`,
    ]
    return `${request('POST', '/connexion', headers)}${body}`
  })
}

/** What browsers send, as far as the server looks at it. */
export function request(method: string, path: string, headers: readonly string[], site = host): string {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${site}`,
    `User-Agent: ${agent}`,
    'Accept: text/html,application/xhtml+xml',
    'Accept-Encoding: gzip, deflate, br, zstd',
    'Accept-Language: fr',
    ...headers,
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}
