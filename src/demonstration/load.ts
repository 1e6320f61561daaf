import { hashPassword } from '../accounts/hashing.ts'
import type { Db, Tx } from '../database/open.ts'
import {
  enterMembership,
  enterPerson,
  giveRole,
  joinCouple,
  type NewMembership,
  type NewPerson,
  suspend,
} from '../members/enter-member.ts'
import { blueprints } from '../organisations/blueprints.ts'
import { makeOrganisation, makeRealm, makeSite, type NewSite } from '../organisations/setup.ts'
import type { Clock } from '../web/app.ts'
import { demonstrationPassword } from './accounts.ts'

export type Loaded = { done: true } | { refused: 'notEmpty' }

/** Fills an empty database with three made-up realms; one that holds a realm already is left as it is. */
export async function loadDemonstration(db: Db, clock: Clock): Promise<Loaded> {
  const now = clock.now()
  const passwordHash = await hashPassword(demonstrationPassword)
  return await db.transaction().execute(async tx => {
    const filled = await tx.selectFrom('realm').select('id').limit(1).executeTakeFirst()
    if (filled) return { refused: 'notEmpty' }
    const scene = sceneOf(tx, now, passwordHash)
    await federation(scene)
    await association(scene)
    await worksCouncil(scene)
    return { done: true }
  })
}

type Entry = NewPerson & {
  /** An account that has never signed in has no password. */
  neverSignedIn?: boolean
  memberOf?: Omit<NewMembership, 'personId'>
  manages?: string
}

type Scene = {
  tx: Tx
  now: Temporal.Instant
  today: Temporal.PlainDate
  open(realmId: string, site: NewSite): Promise<void>
  enter(realmId: string, entry: Entry): Promise<{ personId: string; membershipId: string | null }>
}

function sceneOf(tx: Tx, now: Temporal.Instant, passwordHash: string): Scene {
  return {
    tx,
    now,
    today: now.toZonedDateTimeISO('Europe/Paris').toPlainDate(),
    open: async (realmId, site) => {
      await makeSite(tx, now, realmId, site)
    },
    enter: async (realmId, { neverSignedIn, memberOf, manages, ...person }) => {
      const { personId, accountId } = await enterPerson(tx, now, realmId, person)
      if (accountId && !neverSignedIn) {
        await tx
          .updateTable('account')
          .set({ password_hash: passwordHash, password_changed_at: now })
          .where('realm_id', '=', realmId)
          .where('id', '=', accountId)
          .execute()
      }
      const membershipId = memberOf
        ? await enterMembership(tx, now, realmId, { ...memberOf, personId })
        : null
      if (manages) await giveRole(tx, now, realmId, { organisationId: manages, personId, name: 'manager' })
      return { personId, membershipId }
    },
  }
}

async function federation({ tx, now, today, open, enter }: Scene): Promise<void> {
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
  await enter(realmId, {
    givenName: 'Robert',
    familyName: 'Gillet',
    email: 'retard@bourgogne.example',
    memberOf: { organisationId: bourgogne, number: '21-90003', dueOn: late, remindersSent: 2 },
  })
  await enter(realmId, {
    givenName: 'Liliane',
    familyName: 'Schmitt',
    email: 'adherent@alsace.example',
    memberOf: { organisationId: alsace, number: '67-90001', dueOn: paid },
  })
}

async function association({ tx, now, today, open, enter }: Scene): Promise<void> {
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

async function worksCouncil({ tx, now, open, enter }: Scene): Promise<void> {
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
