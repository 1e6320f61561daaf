import { enterBeneficiary } from '../members/enter-member.ts'
import { blueprints } from '../organisations/blueprints.ts'
import { makeOrganisation, makeRealm } from '../organisations/setup.ts'
import { makeInvitation } from '../registration/invitations/invitation.ts'
import { sendApplications } from './applications.ts'
import { offerOccupations } from './occupations.ts'
import type { Scene } from './scene.ts'
import { worksCouncilTerms } from './terms.ts'

/** The code of the invitation of « CSE Verrerie », which the landing page shows. */
export const invitationCode = 'verrerie-demo'

/** A network of works councils, which conceals whom it knows. */
export async function worksCouncil(scene: Scene): Promise<void> {
  const { tx, now, today, open, enter } = scene
  const contact = { contactEmail: 'accueil@avantages.example', contactPhone: '03 89 00 50 50' }
  const { realmId, organisationId: network } = await makeRealm(
    tx,
    now,
    { slug: 'avantages', name: 'Avantages Plus', policy: blueprints.worksCouncil },
    { name: 'Avantages Plus', ...contact },
  )
  const siteId = await open(realmId, {
    organisationId: network,
    host: 'avantages.localhost',
    name: 'Avantages Plus',
    tagline: 'Le réseau des comités sociaux et économiques',
    colour: '#0f766e',
    isSignInHost: true,
    ...contact,
  })
  await worksCouncilTerms({ tx, today }, realmId)
  await offerOccupations(tx, now, realmId)
  const occupation = await tx
    .selectFrom('occupation')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('label', '=', 'Comptable')
    .executeTakeFirstOrThrow()
  const verrerie = await makeOrganisation(tx, now, realmId, {
    name: 'CSE Verrerie',
    parentId: network,
    contactEmail: 'cse@verrerie.example',
  })
  const invitation = await makeInvitation(tx, now.subtract({ hours: 500 }), realmId, {
    organisationId: verrerie,
    code: invitationCode,
  })
  await enter(realmId, {
    givenName: 'Sophie',
    familyName: 'Keller',
    email: 'accueil@avantages.example',
    manages: network,
  })
  const manager = await enter(realmId, {
    givenName: 'Karim',
    familyName: 'Haddad',
    email: 'cse@verrerie.example',
    manages: verrerie,
  })
  const employee = await enter(realmId, {
    givenName: 'Julie',
    familyName: 'Meyer',
    email: 'salarie@verrerie.example',
    mobile: '+33612000151',
    addressLine1: '8 rue du Verger',
    postcode: '68390',
    town: 'Sausheim',
    occupationId: occupation.id,
    memberOf: { organisationId: verrerie },
  })
  for (const [kind, givenName, birthDate] of [
    ['spouse', 'Marc', null],
    // Of age in some weeks, so that one sees how that is told.
    ['dependentChild', 'Lucas', today.subtract({ years: 26 }).add({ days: 45 })],
    ['dependentChild', 'Emma', today.subtract({ years: 11, days: 100 })],
  ] as const) {
    const beneficiary = { kind, givenName, familyName: 'Meyer', birthDate }
    await enterBeneficiary(tx, now, realmId, employee.personId, beneficiary)
  }
  const awaiting = await enter(realmId, {
    givenName: 'Thomas',
    familyName: 'Walter',
    email: 'attente@verrerie.example',
    mobile: '+33612000152',
    addressLine1: '14 rue des Tilleuls',
    postcode: '68390',
    town: 'Sausheim',
    memberOf: { organisationId: verrerie, state: 'awaitingAdmission' },
  })
  const structure = { realmId, siteId, organisationId: verrerie, invitationId: invitation.id }
  await sendApplications(scene, { ...structure, managerId: manager.personId }, awaiting)
}
