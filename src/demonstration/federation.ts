import { blueprints } from '../organisations/blueprints.ts'
import { makeOrganisation, makeRealm } from '../organisations/setup.ts'
import { askDues, remindBefore } from './dues.ts'
import type { Scene } from './scene.ts'

/** A national body and two territorial companies, each with its site; dues by calendar year. */
export async function federation({ tx, now, today, open, enter }: Scene): Promise<void> {
  const contact = { contactEmail: 'secretariat@federation.example', contactPhone: '03 80 00 10 10' }
  const { realmId, organisationId: national } = await makeRealm(
    tx,
    now,
    { slug: 'federation', name: 'Fédération des compagnies', policy: blueprints.federation },
    { name: 'Fédération nationale', ...contact },
  )
  const territory = async (name: string, host: string, colour: string, email: string, phone: string) => {
    const own = { contactEmail: email, contactPhone: phone }
    const id = await makeOrganisation(tx, now, realmId, { name, parentId: national, ...own })
    await open(realmId, {
      organisationId: id,
      host,
      name,
      tagline: 'Compagnie territoriale de la Fédération nationale',
      colour,
      isSignInHost: false,
      ...own,
    })
    return id
  }
  await open(realmId, {
    organisationId: national,
    host: 'federation.localhost',
    name: 'Fédération nationale des compagnies',
    tagline: 'Experts auprès des cours et des compagnies territoriales',
    colour: '#1f3a68',
    isSignInHost: true,
    ...contact,
  })
  const bourgogne = await territory(
    'Compagnie de Bourgogne',
    'bourgogne.localhost',
    '#7a1f3d',
    'secretariat@bourgogne.example',
    '03 80 00 20 20',
  )
  const alsace = await territory(
    "Compagnie d'Alsace",
    'alsace.localhost',
    '#b3261e',
    'secretariat@alsace.example',
    '03 88 00 30 30',
  )
  // The companies have no plan and no account of their own: those of the national body hold for their members.
  await askDues(
    { tx, now },
    { realmId, organisationId: national },
    {
      plans: [{ name: 'Adhésion', amountCents: 6000, meantFor: 'one' }],
      account: {
        holder: 'Fédération nationale des compagnies',
        iban: 'FR1420041010050500013M02606',
        bic: 'PSSTFRPPPAR',
      },
    },
  )
  const paid = today.with({ month: 12, day: 31 })
  const late = today.subtract({ months: 2 })
  await enter(realmId, {
    givenName: 'Odile',
    familyName: 'Marchand',
    email: 'secretariat@federation.example',
    manages: national,
  })
  await enter(realmId, {
    givenName: 'Henri',
    familyName: 'Vasseur',
    email: 'national@federation.example',
    memberOf: { organisationId: national, number: 'N-0001', dueOn: paid },
  })
  await enter(realmId, {
    givenName: 'Claire',
    familyName: 'Bonnet',
    email: 'secretariat@bourgogne.example',
    manages: bourgogne,
  })
  await enter(realmId, {
    title: 'M.',
    givenName: 'Michel',
    familyName: 'Lamy',
    email: 'adherent@bourgogne.example',
    birthDate: Temporal.PlainDate.from('1948-05-17'),
    mobile: '+33612000121',
    addressLine1: '12 rue des Forges',
    postcode: '21000',
    town: 'Dijon',
    memberOf: {
      organisationId: bourgogne,
      number: '21-90001',
      joinedOn: Temporal.PlainDate.from('2009-01-15'),
      dueOn: paid,
    },
  })
  await enter(realmId, {
    givenName: 'Nadia',
    familyName: 'Perrot',
    email: 'nouveau@bourgogne.example',
    neverSignedIn: true,
    memberOf: { organisationId: bourgogne, number: '21-90002', joinedOn: today, dueOn: paid },
  })
  const robert = await enter(realmId, {
    givenName: 'Robert',
    familyName: 'Gillet',
    email: 'retard@bourgogne.example',
    memberOf: { organisationId: bourgogne, number: '21-90003', dueOn: late, remindersSent: 2 },
  })
  if (robert.membershipId) {
    const realm = { id: realmId, policy: blueprints.federation, timeZone: 'Europe/Paris' }
    const reminded = { membershipId: robert.membershipId, dueOn: late, letters: 2 }
    await remindBefore({ tx, today }, realm, reminded)
  }
  await enter(realmId, {
    givenName: 'Liliane',
    familyName: 'Schmitt',
    email: 'adherent@alsace.example',
    memberOf: { organisationId: alsace, number: '67-90001', dueOn: paid },
  })
}
