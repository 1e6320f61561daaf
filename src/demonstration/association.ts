import { joinCouple, suspend } from '../members/enter-member.ts'
import { blueprints } from '../organisations/blueprints.ts'
import { makeRealm } from '../organisations/setup.ts'
import type { Scene } from './scene.ts'
import { associationTerms } from './terms.ts'

/** One association, with a couple, a mailbox that two members share, one who is late and one who is suspended. */
export async function association({ tx, now, today, open, enter }: Scene): Promise<void> {
  const contact = { contactEmail: 'bureau@ceramique.example', contactPhone: '01 40 00 40 40' }
  const { realmId, organisationId } = await makeRealm(
    tx,
    now,
    { slug: 'ceramique', name: 'Terre et Feu', policy: blueprints.association },
    { name: 'Terre et Feu', ...contact },
  )
  await open(realmId, {
    organisationId,
    host: 'ceramique.localhost',
    name: 'Terre et Feu',
    tagline: "Association pour l'étude de la céramique",
    colour: '#a4481f',
    isSignInHost: true,
    ...contact,
  })
  await associationTerms({ tx, today }, realmId)
  const member = (number: string, dueOn: Temporal.PlainDate, remindersSent = 0) => ({
    organisationId,
    number,
    dueOn,
    remindersSent,
  })
  await enter(realmId, {
    givenName: 'Agnès',
    familyName: 'Colin',
    email: 'bureau@ceramique.example',
    manages: organisationId,
  })
  const first = await enter(realmId, {
    title: 'Mme',
    givenName: 'Hélène',
    familyName: 'Garnier',
    email: 'adherent@ceramique.example',
    birthDate: Temporal.PlainDate.from('1955-03-02'),
    mobile: '+33612000131',
    addressLine1: '4 impasse du Four',
    postcode: '58200',
    town: 'Cosne-Cours-sur-Loire',
    memberOf: member('C-0101', today.add({ months: 2 })),
  })
  const second = await enter(realmId, {
    givenName: 'Paul',
    familyName: 'Garnier',
    email: 'conjoint@ceramique.example',
    signsIn: false,
  })
  await joinCouple(tx, now, realmId, first.personId, second.personId)
  await enter(realmId, {
    givenName: 'Yves',
    familyName: 'Noël',
    email: 'retard@ceramique.example',
    memberOf: member('C-0102', today.subtract({ days: 20 }), 1),
  })
  const suspended = await enter(realmId, {
    givenName: 'Simone',
    familyName: 'Aubert',
    email: 'suspendu@ceramique.example',
    memberOf: member('C-0103', today.subtract({ months: 8 }), 3),
  })
  if (suspended.membershipId)
    await suspend(tx, now, realmId, suspended.membershipId, 'trois rappels sans réponse')
  for (const [givenName, number] of [
    ['Marthe', 'C-0104'],
    ['Lucien', 'C-0105'],
  ] as const) {
    await enter(realmId, {
      givenName,
      familyName: 'Delorme',
      email: 'famille@ceramique.example',
      memberOf: member(number, today.add({ months: 5 })),
    })
  }
}
