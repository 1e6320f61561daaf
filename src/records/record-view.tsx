import type { ComponentChildren } from 'preact'
import type { Language } from '../html/language.ts'
import { SummaryList } from '../html/summary-list.tsx'
import type { Rubric } from '../organisations/rubric.ts'
import { fieldTypes } from './fields/registry.ts'
import type { StoredImage } from './images/images.ts'
import { RecordImages } from './images/images-field.tsx'
import { recordWords } from './records.words.ts'
import type { Content } from './typed.ts'

export type RecordViewProps = {
  language: Language
  rubric: Rubric
  content: Content
  author: string
  images: ReadonlyMap<string, readonly StoredImage[]>
}

/** A record as others read it: what is short first, then its texts and images, in the order of the rubric. */
export function RecordView({ language, rubric, content, author, images }: RecordViewProps) {
  const title = content.title || recordWords[language].untitled
  const shown = (wanted: (type: string) => boolean) =>
    rubric.fields
      .filter(({ type }) => wanted(type))
      .map(field => ({
        field,
        value: fieldTypes[field.type].show(content.values[field.name], { field, language }),
      }))
      .filter(({ value }) => value !== null)
  const isLong = (type: string) => type === 'longText'
  const rows = shown(type => !isLong(type) && type !== 'images')
  return (
    <article class="record">
      <h1>{title}</h1>
      <p class="lead">{recordWords[language].by(author)}</p>
      {rows.length > 0 && (
        <SummaryList rows={rows.map(({ field, value }) => ({ label: field.label[language], value }))} />
      )}
      {shown(isLong).map(({ field, value }) => (
        <Part key={field.name} label={field.label[language]}>
          {value}
        </Part>
      ))}
      {rubric.fields.map(({ name, label }) => {
        const held = images.get(name) ?? []
        if (held.length === 0) return null
        return (
          <Part key={name} label={label[language]}>
            <RecordImages images={held} title={title} />
          </Part>
        )
      })}
    </article>
  )
}

function Part({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{label}</h2>
      {children}
    </section>
  )
}
