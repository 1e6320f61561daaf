import type { RawBuilder } from 'kysely'
import type { Tables } from '../database/rows.generated.ts'
import type { Subject } from './subject.ts'

/** What people are told about together: a part of the page, of the copy and of the documentation. */
export const parts = [
  'identity',
  'household',
  'membership',
  'dues',
  'records',
  'registration',
  'signIn',
  'letters',
  'traces',
  'erasures',
] as const
export type Part = (typeof parts)[number]

/**
 * Whether a column is in the copy that a person gets, and whether it is emptied when the person is erased and its row
 * stays. Never told: hashes, and what is about somebody else.
 */
type Column =
  | 'told'
  | 'untold'
  | 'told, emptied'
  | 'untold, emptied'
  | { told: RawBuilder<unknown> | boolean; becomes?: RawBuilder<unknown> }

type ColumnOf<T extends keyof Tables> = Exclude<keyof Tables[T], 'realm_id'> & string

type Nobody<C extends string> = {
  about: 'nobody'
  /** Who did what: they name a person, whose own data is elsewhere. */
  actors?: readonly C[]
}

type Somebody<C extends string> = {
  about: 'person'
  part: Part
  /** The columns that lead to the person, directly or through another table. */
  by: readonly C[]
  actors?: readonly C[]
  rows(of: Subject): RawBuilder<boolean>
  /** Those that are counted for a look, where to find all of them takes reading the whole table. */
  counted?(of: Subject): RawBuilder<boolean>
  columns: { readonly [name in C]: Column }
  /** What a copy needs beside the columns to be understood. */
  also?: Readonly<Record<string, RawBuilder<unknown>>>
  atErasure: 'deleted' | 'kept'
}

/** What a table holds about people, in `t`. A table or a column that is new does not compile until somebody has said it. */
export type Holding<T extends keyof Tables> = Nobody<ColumnOf<T>> | Somebody<ColumnOf<T>>

/** The same where any of the tables is meant. */
export type AnyHolding = Nobody<string> | Somebody<string>
export type PersonalHolding = Somebody<string>
