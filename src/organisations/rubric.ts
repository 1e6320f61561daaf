import { z } from 'zod'

/** What is said in each language of the interface. */
const said = z.object({ fr: z.string().min(1), en: z.string().min(1) })

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** One thing that is asked about a record; its type is a name in the registry of `records/fields/`. */
const fieldSchema = z.object({
  name,
  type: z.enum(['text', 'longText', 'date', 'period', 'place', 'link', 'email', 'price', 'choice', 'images']),
  label: said,
  hint: said.optional(),
  required: z.boolean(),
  /** What a choice offers. */
  choices: z.array(z.object({ name, label: said })).optional(),
})

/** What every record has, beside what is asked about those of a rubric; a field cannot be called so. */
const everyRecordHas = ['id', 'titre', 'version', 'go']

/** A kind of content that members write (« rubrique »). Every record has a title, and then these fields. */
export const rubricSchema = z.object({
  /** As in its address: `/rubriques/stages`. */
  name,
  title: said,
  /** One of its records, as in « Créer un stage ». */
  one: said,
  /** What stands above the list. */
  introduction: said.optional(),
  readableBy: z.enum(['everyone', 'members', 'paidUp']),
  writableBy: z.enum(['members', 'paidUp', 'office']),
  /** Who lets others read it: the author, or the office first. */
  publishedBy: z.enum(['author', 'office']),
  fields: z
    .array(fieldSchema)
    .refine(
      fields => fields.every(field => !everyRecordHas.includes(field.name)),
      'a field has a name that is taken',
    )
    .refine(fields => new Set(fields.map(field => field.name)).size === fields.length, 'a field comes twice')
    .refine(
      fields => fields.filter(({ type }) => type === 'date' || type === 'period').length <= 1,
      'a record happens once: one date or one period',
    )
    .refine(
      fields => fields.every(({ type, choices }) => (type === 'choice') === (choices !== undefined)),
      'a choice, and nothing else, has choices',
    ),
})

export type Rubric = Readonly<z.infer<typeof rubricSchema>>
export type RubricField = Rubric['fields'][number]
export type FieldTypeName = RubricField['type']
