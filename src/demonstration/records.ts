import { newId } from '../database/new-id.ts'
import { blueprints } from '../organisations/blueprints.ts'
import { enterRecord, showToReaders, update } from '../records/store.ts'
import { readTyped, type Typed } from '../records/typed.ts'
import { dayAsTyped } from '../terms/version-typed.ts'
import type { Scene } from './scene.ts'

type Authors = Readonly<Record<'helene' | 'yves' | 'marthe' | 'lucien', string>>

type Piece = {
  author: keyof Authors
  rubric: string
  state: 'draft' | 'submitted' | 'published'
  /** How many days ago it was made. */
  madeDaysAgo: number
  typed: Typed
}

/** What the members of the association have written: one has three records in two rubrics, others one or two. */
export async function associationRecords(
  { tx, now, today }: Pick<Scene, 'tx' | 'now' | 'today'>,
  { realmId, organisationId }: { realmId: string; organisationId: string },
  authors: Authors,
): Promise<void> {
  for (const { author, rubric: name, state, madeDaysAgo, typed } of pieces(today)) {
    const rubric = blueprints.association.rubrics.find(each => each.name === name)
    if (!rubric) throw new Error(`no rubric ${name}`)
    const desk = {
      now: now.subtract({ hours: 24 * madeDaysAgo }),
      timeZone: 'Europe/Paris',
      language: 'fr' as const,
    }
    const personId = authors[author]
    const made = await enterRecord(tx, desk, rubric, {
      realmId,
      id: newId(),
      organisationId,
      personId,
      typed,
    })
    if (!made) throw new Error('an identifier came twice')
    if (state === 'submitted') await update(tx, desk, made, { state, submitted_at: desk.now })
    if (state !== 'published') continue
    const reading = readTyped(rubric, typed, 'fr')
    if ('problems' in reading) throw new Error(reading.problems.map(({ message }) => message).join())
    await showToReaders(tx, desk, rubric, made, { content: reading.content, by: personId })
  }
}

function pieces(today: Temporal.PlainDate): Piece[] {
  const from = (days: number, length: number) => ({
    'dates.du': dayAsTyped(today.add({ days })),
    'dates.au': dayAsTyped(today.add({ days: days + length })),
  })
  return [
    {
      author: 'helene',
      rubric: 'stages',
      state: 'published',
      madeDaysAgo: 21,
      typed: {
        titre: 'Tournage et émaux de cendres',
        ...from(40, 4),
        lieu: 'Atelier du Four\n4 impasse du Four\n58200 Cosne-Cours-sur-Loire',
        niveau: 'confirme',
        prix: '380',
        description: `Cinq jours pour préparer ses propres émaux à partir de cendres de bois, de la récolte à la cuisson.

## Le programme
- tamiser et laver les cendres ;
- composer une **palette d'essais** ;
- tourner une série de bols ;
- cuire ensemble, le dernier jour, à 1 280 °C.

Six personnes au plus. Les repas de midi sont pris en commun.`,
        contact: 'atelier.garnier@ceramique.example',
      },
    },
    {
      author: 'helene',
      rubric: 'stages',
      state: 'draft',
      madeDaysAgo: 3,
      typed: {
        titre: 'Une semaine autour du four à bois',
        ...from(110, 6),
        lieu: '58200 Cosne-Cours-sur-Loire',
        description: 'Enfourner, cuire, défourner. À compléter quand les dates seront sûres.',
      },
    },
    {
      author: 'helene',
      rubric: 'expositions',
      state: 'submitted',
      madeDaysAgo: 2,
      typed: {
        titre: 'Grès de Puisaye, hier et demain',
        ...from(25, 20),
        lieu: 'La Poterne\nPlace du Château\n89520 Saint-Amand-en-Puisaye',
        description:
          "Trente pièces anciennes face au travail de huit potiers d'aujourd'hui. Vernissage le premier soir, à 18 h.",
      },
    },
    {
      author: 'marthe',
      rubric: 'expositions',
      state: 'published',
      madeDaysAgo: 35,
      typed: {
        titre: 'Terres vernissées de Bourgogne',
        ...from(-10, 45),
        lieu: 'Musée de la Faïence\n2 rue Saint-Genest\n58000 Nevers',
        description: 'Plats, pichets et épis de faîtage, prêtés par vingt collectionneurs. *Fermé le mardi.*',
      },
    },
    {
      author: 'marthe',
      rubric: 'stages',
      state: 'published',
      madeDaysAgo: 120,
      typed: {
        titre: 'Initiation au raku',
        ...from(-60, 1),
        lieu: '21000 Dijon',
        niveau: 'debutant',
        prix: '150',
        description: 'Un week-end pour modeler, enfumer et rapporter trois pièces chez soi.',
      },
    },
    {
      author: 'lucien',
      rubric: 'potiers',
      state: 'published',
      madeDaysAgo: 200,
      typed: {
        titre: 'Atelier Delorme',
        lieu: 'Le Bourg\n71250 Taizé',
        description: "Grès utilitaire cuit au bois. Visite sur rendez-vous, toute l'année sauf en août.",
        contact: 'atelier.delorme@ceramique.example',
      },
    },
    {
      author: 'yves',
      rubric: 'annonces',
      state: 'published',
      madeDaysAgo: 9,
      typed: {
        titre: 'Tour électrique à vendre',
        objet: 'Tour de potier',
        prix: '450',
        description: 'Girelle de 30 cm, silencieux, révisé au printemps. À prendre sur place, à Auxerre.',
        contact: 'yves.noel@ceramique.example',
      },
    },
    {
      author: 'marthe',
      rubric: 'annonces',
      state: 'published',
      madeDaysAgo: 4,
      typed: {
        titre: 'Chamotte fine à donner',
        objet: 'Deux sacs de 25 kg',
        prix: '0',
        description: 'Reste de chantier, au sec. Il suffit de venir les chercher.',
      },
    },
  ]
}
