import { localPath } from '../web/origin.ts'
import type { Visit } from '../web/visit.ts'

/** A form that was sent when the password had to be given again first: where to, and what it said. */
export type KeptForm = { path: string; fields: readonly (readonly [string, string])[] }

const mark = 'kept:'
const pathField = 'kept-path'

/** The form that a visit has just sent, or the one that it carries along; null when there is none. */
export function keptForm(visit: Visit, carries: 'sent' | 'carried'): KeptForm | null {
  if (carries === 'sent')
    return visit.method === 'POST' ? { path: visit.path, fields: [...visit.form] } : null
  const path = localPath(visit.form.get(pathField))
  if (!path) return null
  const fields = [...visit.form]
    .filter(([name]) => name.startsWith(mark))
    .map(([name, value]) => [name.slice(mark.length), value] as const)
  return { path, fields }
}

/** Carries it through the page that asks for the password. */
export function Carried({ kept }: { kept: KeptForm }) {
  return (
    <>
      <input type="hidden" name={pathField} value={kept.path} />
      <Hidden fields={kept.fields} prefix={mark} />
    </>
  )
}

/** What it said, as it is to be sent again. */
export function Hidden({ fields, prefix = '' }: { fields: KeptForm['fields']; prefix?: string }) {
  return (
    <>
      {fields.map(([name, value], index) => (
        <input key={index} type="hidden" name={prefix + name} value={value} />
      ))}
    </>
  )
}
