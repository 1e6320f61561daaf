import type { Showable } from '../members/directory/entry.ts'
import type { Scene } from './scene.ts'

type Chosen = { shows: readonly Showable[]; introduction?: string; absent?: boolean }

/** How some of those who can sign in chose to appear; the others appear by name and organisation. */
const chosen: Readonly<Record<string, Chosen>> = {
  'adherent@bourgogne.example': {
    shows: ['town', 'mobile', 'email'],
    introduction: 'Expert en bâtiment, je transmets volontiers mes dossiers de malfaçons de toiture.',
  },
  'adherent@alsace.example': {
    shows: ['email'],
    introduction: 'Comptabilité et fraude. Je réponds aussi en allemand.',
  },
  'adherent@ceramique.example': {
    shows: ['address', 'mobile', 'email'],
    introduction: 'Tournage et émaux de cendres. Mon atelier se visite le samedi.',
  },
  'retard@ceramique.example': { shows: ['email'] },
  'Marthe Delorme': { shows: [], absent: true },
  'Lucien Delorme': { shows: [], introduction: 'Je collectionne les pichets de Puisaye.' },
}

/** Fills the directories, once all the members are there. */
export async function directoryChoices({ tx, now }: Pick<Scene, 'tx' | 'now'>): Promise<void> {
  const persons = await tx.selectFrom('person').selectAll().execute()
  for (const person of persons) {
    const choice = chosen[person.email ?? ''] ?? chosen[`${person.given_name} ${person.family_name}`]
    if (!choice) continue
    await tx
      .insertInto('directory_choice')
      .values({
        realm_id: person.realm_id,
        person_id: person.id,
        listed: !choice.absent,
        shows_town: choice.shows.includes('town'),
        shows_address: choice.shows.includes('address'),
        shows_email: choice.shows.includes('email'),
        shows_phone: choice.shows.includes('phone'),
        shows_mobile: choice.shows.includes('mobile'),
        shows_occupation: choice.shows.includes('occupation'),
        introduction: choice.introduction ?? null,
        changed_at: now,
      })
      .execute()
  }
}
