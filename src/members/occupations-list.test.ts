import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceOf, occupationKey, readOccupations, versionOf } from './occupations-list.ts'

describe('a list that was typed', () => {
  test('has one occupation a line, however lines end, without blank ones and blanks around', () => {
    expect(readOccupations('Facteur\r\n\r\n  Verrier \t d’art\nCariste\r')).toEqual({
      labels: ['Facteur', 'Verrier d’art', 'Cariste'],
      merged: 0,
    })
  })

  test('has those that differ in capitals or accents once, in the first writing', () => {
    expect(readOccupations('Régleur\nREGLEUR\nrégleur \nTechnicien C\nTechnicien C++')).toEqual({
      labels: ['Régleur', 'Technicien C', 'Technicien C++'],
      merged: 2,
    })
  })

  test('is refused when nothing is in it, when it is too long, and where a line is', () => {
    expect(readOccupations(' \n\n')).toEqual({ refused: 'empty' })
    expect(readOccupations(`a\n${'b'.repeat(101)}\nc\n${'d'.repeat(300)}`)).toEqual({
      refused: 'tooLong',
      lines: [2, 4],
    })
    const many = (count: number) => Array.from({ length: count }, (_, n) => `Poste ${n}`).join('\n')
    expect(readOccupations(many(2001))).toEqual({ refused: 'tooMany', count: 2001 })
    expect(readOccupations(many(2000))).toHaveProperty('merged', 0)
  })
})

describe('what differs', () => {
  const known = [
    { id: '1', label: 'Cariste', retired: false },
    { id: '2', label: 'Regleur', retired: false },
    { id: '3', label: 'Verrier', retired: true },
    { id: '4', label: 'RÉGLEUR', retired: false },
  ]

  test('is added, retired, offered again, or written in another way', () => {
    expect(differenceOf(['Régleur', 'Verrière', 'verrier'], known)).toEqual({
      added: ['Verrière'],
      retired: [known[3], known[0]].toSorted((a, b) => Number(a?.id === '4') - Number(b?.id === '4')),
      restored: [{ id: '3', label: 'verrier' }],
      rewritten: [{ id: '2', label: 'Régleur' }],
    })
  })

  test('is nothing between a list and itself, and leads from any list to any other', () => {
    const list = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { selector: occupationKey })
    fc.assert(
      fc.property(list, list, list, (before, once, after) => {
        const rows = [
          ...before.map((label, n) => ({ id: `b${n}`, label, retired: false })),
          ...once.map((label, n) => ({ id: `o${n}`, label, retired: true })),
        ]
        const difference = differenceOf(after, rows)
        const gone = new Set(difference.retired.map(({ id }) => id))
        const changed = new Map(
          [...difference.restored, ...difference.rewritten].map(({ id, label }) => [id, label]),
        )
        const now = rows
          .filter(row => changed.has(row.id) || (!row.retired && !gone.has(row.id)))
          .map(row => changed.get(row.id) ?? row.label)
        expect([...now, ...difference.added].toSorted()).toEqual(after.toSorted())
      }),
    )
  })
})

test('a version tells lists apart, whatever their order', () => {
  const [a, b] = [
    { id: '1', label: 'Cariste' },
    { id: '2', label: 'Verrier' },
  ]
  expect(versionOf([a, b])).toBe(versionOf([b, a]))
  expect(versionOf([a])).not.toBe(versionOf([a, b]))
  expect(versionOf([a, { ...b, label: 'Verrière' }])).not.toBe(versionOf([a, b]))
})
