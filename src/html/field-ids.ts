import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** What the identifiers of fields begin with, on a page where forms with fields of the same name stand together. */
export const FieldIds = createContext('')

/** The identifier of a field, which nothing else on the page has. */
export const useFieldId = (id: string): string => useContext(FieldIds) + id
