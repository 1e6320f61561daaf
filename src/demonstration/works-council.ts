import { blueprints } from '../organisations/blueprints.ts'
import { makeOrganisation, makeRealm } from '../organisations/setup.ts'
import type { Scene } from './scene.ts'

/** A network of works councils, which conceals whom it knows. */
export async function worksCouncil({ tx, now, open, enter }: Scene): Promise<void> {
  const contact = { contactEmail: 'accueil@avantages.example', contactPhone: '03 89 00 50 50' }
  const { realmId, organisationId: network } = await makeRealm(
    tx,
    now,
    { slug: 'avantages', name: 'Avantages Plus', policy: blueprints.worksCouncil },
    { name: 'Avantages Plus', ...contact },
  )
  await open(realmId, {
    organisationId: network,
    host: 'avantages.localhost',
    name: 'Avantages Plus',
    tagline: 'Le réseau des comités sociaux et économiques',
    colour: '#0f766e',
    isSignInHost: true,
    ...contact,
  })
  const verrerie = await makeOrganisation(tx, now, realmId, {
    name: 'CSE Verrerie',
    parentId: network,
    contactEmail: 'cse@verrerie.example',
  })
  await enter(realmId, {
    givenName: 'Sophie',
    familyName: 'Keller',
    email: 'accueil@avantages.example',
    manages: network,
  })
  await enter(realmId, {
    givenName: 'Karim',
    familyName: 'Haddad',
    email: 'cse@verrerie.example',
    manages: verrerie,
  })
  await enter(realmId, {
    givenName: 'Julie',
    familyName: 'Meyer',
    email: 'salarie@verrerie.example',
    mobile: '+33612000151',
    addressLine1: '8 rue du Verger',
    postcode: '68390',
    town: 'Sausheim',
    memberOf: { organisationId: verrerie },
  })
  await enter(realmId, {
    givenName: 'Thomas',
    familyName: 'Walter',
    email: 'attente@verrerie.example',
    memberOf: { organisationId: verrerie, state: 'awaitingAdmission' },
  })
}
