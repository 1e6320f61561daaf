import fc from 'fast-check'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { answersIn, contextOf, problemsIn } from '../../../test/setup/step-context.ts'
import { beneficiariesStep } from './beneficiaries.tsx'
import { mostBlocks } from './beneficiary-blocks.ts'
import type { Typed } from './step.ts'

const { read, keeps, change, landsOn } = beneficiariesStep

const spouse = (index: number): Typed => ({
  [`${index}-kind`]: 'spouse',
  [`${index}-familyName`]: 'Rossi',
  [`${index}-givenName`]: 'Ange',
})
const child = (index: number, { givenName = 'Lila' }: Typed = {}): Typed => ({
  [`${index}-kind`]: 'dependentChild',
  [`${index}-familyName`]: 'Rossi',
  [`${index}-givenName`]: givenName,
  [`${index}-birthDate`]: '12/05/2017',
})
const page = (typed: Typed) =>
  renderToString(
    h(beneficiariesStep.view, { context: contextOf(), typed, problems: [], password: null, review: null }),
  )

describe('the buttons', () => {
  test('« Ajouter » adds an empty block after what was typed', () => {
    expect(change?.({}, 'add')).toEqual({ '0-kind': '' })
    expect(change?.(spouse(0), 'add')).toEqual({ ...spouse(0), '1-kind': '' })
    expect(landsOn?.({ ...spouse(0), '1-kind': '' }, 'add')).toBe('beneficiary-1')
  })

  test('« Retirer » leaves no gap, and nothing of whom it removes', () => {
    const typed = { ...spouse(0), ...child(1, { givenName: 'Lila' }), ...child(2, { givenName: 'Zoé' }) }
    expect(change?.(typed, 'remove-1')).toEqual({ ...spouse(0), ...child(1, { givenName: 'Zoé' }) })
    expect(change?.(spouse(0), 'remove-0')).toEqual({})
    expect(landsOn?.(spouse(0), 'remove-1')).toBe('beneficiary-0')
    expect(landsOn?.({}, 'remove-0')).toBeNull()
  })

  test('one that is not there removes nobody; buttons of the wizard are none of its own', () => {
    expect(change?.(spouse(0), 'remove-7')).toEqual(spouse(0))
    for (const button of ['next', 'previous', 'later', 'remove-', 'remove--1', 'remove-1e3', ''])
      expect(change?.(spouse(0), button)).toBeNull()
  })

  test('any presses keep the fields numbered from 0 without a gap', () => {
    const button = fc.oneof(
      fc.constant('add'),
      fc.nat({ max: 6 }).map(index => `remove-${index}`),
    )
    fc.assert(
      fc.property(fc.array(button, { maxLength: 20 }), buttons => {
        const typed = buttons.reduce<Typed>((now, each) => change?.(now, each) ?? now, {})
        const numbers = Object.keys(typed).map(name => Number(name.split('-')[0]))
        expect(numbers).toEqual(numbers.map((_, index) => index))
        expect(Object.keys(typed).every(name => keeps(name, contextOf()))).toBe(true)
      }),
    )
  })
})

describe('as many as there are', () => {
  const many = (count: number) =>
    Object.assign({}, ...Array.from({ length: count }, (_, index) => child(index))) as Typed

  test('a hundred are taken; then no button adds one more', () => {
    expect(answersIn(read(many(mostBlocks), contextOf())).beneficiaries).toHaveLength(mostBlocks)
    expect(page(many(mostBlocks))).not.toContain('value="add"')
    expect(change?.(many(mostBlocks), 'add')).toEqual(many(mostBlocks))
  })

  test('of hundreds as many are kept as tell that they are too many', () => {
    const kept = Object.keys(many(999)).filter(name => keeps(name, contextOf()))
    expect(kept).toHaveLength((mostBlocks + 1) * 4)
    for (const name of ['101-kind', '999-kind', '00-kind', '1e2-kind'])
      expect([name, keeps(name, contextOf())]).toEqual([name, false])
  })

  test('too many are refused in one line, and shown all the same', () => {
    const typed = many(mostBlocks + 1)
    expect(problemsIn(read(typed, contextOf()))).toEqual([
      "undefined: 100 bénéficiaires au plus. Pour en ajouter d'autres, contactez-nous.",
    ])
    expect(page(typed)).toContain('Bénéficiaire 101')
    expect(Object.keys(change?.(typed, 'remove-0') ?? {})).toHaveLength(mostBlocks * 4)
  })
})
