import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentLines } from '../../test/setup/personal-data.ts'
import { copyWords } from './copy.words.ts'
import { csvOf } from './csv.ts'
import { personal } from './holdings.ts'

const root = join(import.meta.dirname, '../..')

describe('what is said about the tables', () => {
  test('stands in docs/personal-data.md, line by line', () => {
    const [, table = ''] = readFileSync(join(root, 'docs/personal-data.md'), 'utf8').split(
      '## Table by table',
    )
    const lines = table.split('\n').filter(line => line.startsWith('| '))
    expect(lines.slice(2)).toEqual(documentLines())
  })

  test('gives every table a file, and every column that is told a heading', () => {
    for (const language of ['fr', 'en'] as const) {
      const { files, columns } = copyWords[language]
      expect(Object.keys(files).sort()).toEqual(personal.map(([name]) => name))
      const told = personal.flatMap(([, holding]) => [
        ...Object.entries(holding.columns).flatMap(([name, column]) =>
          (typeof column === 'string' ? column.startsWith('told') : column.told !== false) ? [name] : [],
        ),
        ...Object.keys(holding.also ?? {}),
      ])
      expect([...new Set(told)].filter(name => !(name in columns))).toEqual([])
    }
  })

  test('tells no secret', () => {
    const secret = /hash|key$|fingerprint|code/
    for (const [table, { columns }] of personal)
      for (const [name, column] of Object.entries(columns))
        if (secret.test(name) && name !== 'postcode')
          expect(`${table}.${name} ${JSON.stringify(column)}`).toMatch(/"untold/)
  })
})

test('a cell calculates nothing, and keeps its separators to itself', () => {
  const nasty = ['=1+1', '+33', '-2', '@x', "'x", 'a;b', 'a"b', 'a\nb', '\t=1']
  expect(
    csvOf(
      ['A'],
      nasty.map(text => [text]),
    ),
  ).toBe(
    `\uFEFF${['A', "'=1+1", "'+33", "'-2", "'@x", "''x", '"a;b"', '"a""b"', '"a\nb"', "'\t=1", ''].join('\r\n')}`,
  )
})
