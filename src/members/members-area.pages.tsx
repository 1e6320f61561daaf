import { Card, Cards } from '../html/card.tsx'
import type { Catalog } from '../html/language.ts'
import { page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'

const fr = {
  title: 'Espace membres',
  hello: (name: string) => `Bonjour ${name}`,
  account: 'Mon compte',
  accountWhat: 'Votre cotisation, votre identifiant, votre identité.',
  accountWithoutDues: 'Votre identifiant, votre identité.',
  dues: 'Cotisation',
  duesWhat: 'Votre prochaine échéance.',
  security: 'Sécurité',
  securityWhat: 'Mot de passe, adresse e-mail, appareils.',
  records: 'Mes fiches',
  recordsWhat: 'Ce que vous publiez, ou préparez.',
  directory: 'Annuaire',
  directoryWhat: 'Trouver un membre, et choisir ce que les autres voient de vous.',
  data: 'Mes données',
  dataWhat: 'Les voir, les télécharger, les effacer.',
  office: 'Bureau',
  officeWhat: 'La gestion des adhésions.',
}
const en: typeof fr = {
  title: "Members' area",
  hello: name => `Hello ${name}`,
  account: 'My account',
  accountWhat: 'Your dues, your identifier, your identity.',
  accountWithoutDues: 'Your identifier, your identity.',
  dues: 'Dues',
  duesWhat: 'Your next due date.',
  security: 'Security',
  securityWhat: 'Password, e-mail address, devices.',
  records: 'My records',
  recordsWhat: 'What you publish, or prepare.',
  directory: 'Directory',
  directoryWhat: 'Find a member, and choose what others see of you.',
  data: 'My data',
  dataWhat: 'See it, download it, have it erased.',
  office: 'Office',
  officeWhat: 'The management of memberships.',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /espace`: where a member arrives after signing in. */
export function membersAreaPage(visit: Visit): Response {
  const words = catalog[visit.language]
  const person = visit.visitor?.person
  const hasDues = visit.site.realm.policy.accountSections.includes('dues')
  return page(visit, {
    title: words.title,
    wide: true,
    children: (
      <>
        <h1>{words.title}</h1>
        {person && <p class="lead">{words.hello(person.givenName)}</p>}
        <Cards>
          <Card title={words.account} href="/espace/compte">
            <p>{hasDues ? words.accountWhat : words.accountWithoutDues}</p>
          </Card>
          {hasDues && (
            <Card title={words.dues} href="/espace/cotisation">
              <p>{words.duesWhat}</p>
            </Card>
          )}
          <Card title={words.security} href="/espace/securite">
            <p>{words.securityWhat}</p>
          </Card>
          {visit.site.realm.policy.rubrics.length > 0 && (
            <Card title={words.records} href="/espace/fiches">
              <p>{words.recordsWhat}</p>
            </Card>
          )}
          {visit.site.realm.policy.directory !== 'none' && (
            <Card title={words.directory} href="/annuaire">
              <p>{words.directoryWhat}</p>
            </Card>
          )}
          <Card title={words.data} href="/espace/donnees">
            <p>{words.dataWhat}</p>
          </Card>
          {(person?.roles.length ?? 0) > 0 && (
            <Card title={words.office} href="/bureau">
              <p>{words.officeWhat}</p>
            </Card>
          )}
        </Cards>
      </>
    ),
  })
}
