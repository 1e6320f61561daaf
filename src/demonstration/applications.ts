import { emailKey } from '../accounts/email-address.ts'
import { newId } from '../database/new-id.ts'
import { blueprints } from '../organisations/blueprints.ts'
import type { Answers } from '../registration/answers.ts'
import { acceptTerms, termsInForce } from '../terms/terms.ts'
import type { Scene } from './scene.ts'

type Structure = {
  realmId: string
  siteId: string
  organisationId: string
  invitationId: string
  managerId: string
}

type Sent = {
  givenName: string
  familyName: string
  email: string
  phone: string
  /** As the realm's list begins it. */
  occupation: string
  line1: string
  postcode: string
  town: string
  /** How many hours ago it was sent. */
  hoursAgo: number
  /** Whom it has become, with the address confirmed. */
  became?: { personId: string; membershipId: string | null }
  decided?: 'approved' | { refusedBecause: string }
}

type Applying = Pick<Scene, 'tx' | 'now' | 'today' | 'passwordHash'>

/** Applications to a structure at every stage: to be decided, awaiting the address, refused. */
export async function sendApplications(
  scene: Applying,
  structure: Structure,
  awaiting: NonNullable<Sent['became']>,
): Promise<void> {
  const here = { postcode: '68390', town: 'Sausheim' }
  const sent: Sent[] = [
    {
      givenName: 'Paul',
      familyName: 'Muller',
      email: 'paul.muller@verrerie.example',
      phone: '+33612000154',
      occupation: 'Agent de maintenance',
      line1: '21 rue des Vignes',
      postcode: '68110',
      town: 'Illzach',
      hoursAgo: 290,
      decided: {
        refusedBecause:
          'Vous travaillez pour un prestataire de la verrerie : le comité de votre propre entreprise pourra vous inscrire.',
      },
    },
    {
      givenName: 'Éric',
      familyName: 'Schmitt',
      email: 'eric.schmitt@verrerie.example',
      phone: '+33612000153',
      occupation: 'Cariste',
      line1: '3 rue du Moulin',
      ...here,
      hoursAgo: 170,
      decided: 'approved',
    },
    {
      givenName: 'Thomas',
      familyName: 'Walter',
      email: 'attente@verrerie.example',
      phone: '+33612000152',
      occupation: 'Verrier',
      line1: '14 rue des Tilleuls',
      ...here,
      hoursAgo: 50,
      became: awaiting,
    },
    // Of the same name as somebody who is a member already.
    {
      givenName: 'Julie',
      familyName: 'Meyer',
      email: 'julie.meyer@verrerie.example',
      phone: '+33612000155',
      occupation: 'Comptable',
      line1: '8 rue du Verger',
      ...here,
      hoursAgo: 4,
    },
  ]
  for (const application of sent) await send(scene, structure, application)
  await scene.tx
    .updateTable('invitation')
    .set({ uses: sent.length })
    .where('realm_id', '=', structure.realmId)
    .where('id', '=', structure.invitationId)
    .execute()
}

async function send({ tx, now, today, passwordHash }: Applying, to: Structure, sent: Sent): Promise<void> {
  const id = newId()
  const submittedAt = now.subtract({ hours: sent.hoursAgo })
  const later = submittedAt.add({ hours: 1 })
  const decidedAt = submittedAt.add({ hours: 20 })
  const accepted = (await termsInForce(tx, to.realmId, today)).map(terms => terms.id)
  const occupation = await occupationOf(tx, to.realmId, sent.occupation)
  const { givenName, familyName, email, phone, line1, postcode, town } = sent
  const refusal = typeof sent.decided === 'object' ? sent.decided.refusedBecause : null
  const answers: Answers = {
    identity: { givenName, familyName, email, phone, occupationId: occupation, birthDate: null },
    address: { line1, line2: null, postcode, town, country: 'FR' },
    beneficiaries: [],
    accepted,
  }
  const typed = {
    account: { givenName, familyName, email, phone, occupation },
    deliveryAddress: { line1, line2: '', postcode, town, country: 'FR' },
    beneficiaries: {},
    validation: Object.fromEntries(accepted.map(terms => [`terms-${terms}`, 'oui'])),
  }
  await tx
    .insertInto('application')
    .values({
      realm_id: to.realmId,
      id,
      organisation_id: to.organisationId,
      site_id: to.siteId,
      invitation_id: to.invitationId,
      state: refusal === null ? 'submitted' : 'refused',
      steps: JSON.stringify(blueprints.worksCouncil.registration.steps),
      typed: JSON.stringify(typed),
      answers: JSON.stringify(answers),
      // Once the address is confirmed, it is the account that has it.
      password_hash: sent.became ? null : passwordHash,
      version: 1,
      created_at: submittedAt.subtract({ minutes: 12 }),
      changed_at: submittedAt,
      given_name: givenName,
      family_name: familyName,
      email,
      email_key: emailKey(email),
      submitted_at: submittedAt,
      email_confirmed_at: sent.became ? later : null,
      ...(sent.decided === 'approved' ? { approved_at: decidedAt, approved_by_person_id: to.managerId } : {}),
      ...(refusal === null
        ? {}
        : { refused_at: decidedAt, refused_by_person_id: to.managerId, refusal_reason: refusal }),
      person_id: sent.became?.personId ?? null,
      membership_id: sent.became?.membershipId ?? null,
    })
    .execute()
  await acceptTerms(tx, submittedAt, to.realmId, accepted, { applicationId: id }, '127.0.0.1')
  if (!sent.became) return
  await tx
    .updateTable('person')
    .set({ occupation_id: occupation })
    .where('realm_id', '=', to.realmId)
    .where('id', '=', sent.became.personId)
    .execute()
  await tx
    .updateTable('acceptance')
    .set({ person_id: sent.became.personId })
    .where('realm_id', '=', to.realmId)
    .where('application_id', '=', id)
    .execute()
}

/** What somebody does, by the beginning of its name in the realm's list. */
async function occupationOf(tx: Scene['tx'], realmId: string, beginning: string): Promise<string> {
  const { id } = await tx
    .selectFrom('occupation')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('label', 'like', `${beginning}%`)
    .orderBy('label')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}
