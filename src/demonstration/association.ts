import { joinCouple, suspend } from '../members/enter-member.ts'
import { blueprints } from '../organisations/blueprints.ts'
import { makeRealm } from '../organisations/setup.ts'
import { askDues, payCurrentYear, remindBefore } from './dues.ts'
import { associationRecords } from './records.ts'
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
  await askDues(
    { tx, now },
    { realmId, organisationId },
    {
      plans: [
        { name: 'Individuelle', amountCents: 4500, meantFor: 'one' },
        { name: 'Couple', amountCents: 7000, meantFor: 'couple' },
        { name: 'Tarif réduit', amountCents: 2000, meantFor: 'chosen' },
      ],
      account: { holder: 'Terre et Feu', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    },
  )
  const realm = { id: realmId, policy: blueprints.association, timeZone: 'Europe/Paris' }
  const treasurer = await enter(realmId, {
    givenName: 'Agnès',
    familyName: 'Colin',
    email: 'bureau@ceramique.example',
    manages: organisationId,
  })
  // The payment of this year is due in two months.
  const lastYear = today.add({ months: 2 }).subtract({ years: 1 })
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
    memberOf: member('C-0101', lastYear),
  })
  const second = await enter(realmId, {
    givenName: 'Paul',
    familyName: 'Garnier',
    email: 'conjoint@ceramique.example',
    signsIn: false,
  })
  await joinCouple(tx, now, realmId, first.personId, second.personId)
  if (first.membershipId) {
    const paid = { membershipId: first.membershipId, organisationId, paidUntil: lastYear }
    await payCurrentYear({ tx, today }, realm, paid, treasurer.personId)
  }
  const late = await enter(realmId, {
    givenName: 'Yves',
    familyName: 'Noël',
    email: 'retard@ceramique.example',
    memberOf: member('C-0102', today.subtract({ days: 20 }), 1),
  })
  if (late.membershipId) {
    const yves = { membershipId: late.membershipId, dueOn: today.subtract({ days: 20 }), letters: 1 }
    await remindBefore({ tx, today }, realm, yves)
  }
  const suspended = await enter(realmId, {
    givenName: 'Simone',
    familyName: 'Aubert',
    email: 'suspendu@ceramique.example',
    memberOf: member('C-0103', today.subtract({ months: 8 }), 2),
  })
  if (suspended.membershipId) {
    const simone = { membershipId: suspended.membershipId, dueOn: today.subtract({ months: 8 }), letters: 3 }
    await remindBefore({ tx, today }, realm, simone)
    await suspend(tx, now, realmId, suspended.membershipId, 'deux rappels sans réponse')
  }
  const ofFamily = (givenName: string, number: string) =>
    enter(realmId, {
      givenName,
      familyName: 'Delorme',
      email: 'famille@ceramique.example',
      memberOf: member(number, today.add({ months: 5 })),
    })
  const marthe = await ofFamily('Marthe', 'C-0104')
  const lucien = await ofFamily('Lucien', 'C-0105')
  await associationRecords(
    { tx, now, today },
    { realmId, organisationId },
    { helene: first.personId, yves: late.personId, marthe: marthe.personId, lucien: lucien.personId },
  )
}
