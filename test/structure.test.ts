import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { blueprints } from '../src/organisations/blueprints.ts'

const root = dirname(import.meta.dirname)
const sources = globSync('{src,test,bench}/**/*.{ts,tsx}', { cwd: root }).sort()
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path)

/** `file:line: text` for every line of these files that the pattern matches. */
function lines(files: string[], pattern: RegExp): string[] {
  return files.flatMap(file =>
    read(file)
      .split('\n')
      .flatMap((text, at) => (pattern.test(text) ? [`${file}:${at + 1}: ${text.trim()}`] : [])),
  )
}

type Import = { from: string; to: string; onlyTypes: boolean }

/** The imports between files of `src`, tests left out: a test may set up whatever it needs. */
const imports: Import[] = sources
  .filter(file => file.startsWith('src/') && !isTest(file))
  .flatMap(from =>
    [
      ...read(from).matchAll(
        /^(?:import\s+|(?:import|export)\s+(?<what>[^'"]*?)\s+from\s+)'(?<path>\.[^']+)'/gm,
      ),
    ]
      .map(({ groups }) => ({ from, what: groups?.what ?? '', path: groups?.path ?? '' }))
      .concat(
        [...read(from).matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, path]) => ({
          from,
          what: '',
          path: path ?? '',
        })),
      )
      .map(({ what, path }) => ({
        from,
        to: normalize(join(dirname(from), path)),
        onlyTypes: areTypes(what),
      })),
  )

function areTypes(what: string): boolean {
  if (what.startsWith('type ')) return true
  const names = /^\{([^}]*)\}$/.exec(what.trim())?.[1]
  return names?.split(',').every(name => name.trim() === '' || name.trim().startsWith('type ')) ?? false
}

const folderOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1]
const below = ['browser', 'database', 'html', 'jobs', 'mail', 'storage', 'web']
const features = [...new Set(sources.map(folderOf).filter(name => name !== undefined))].filter(
  name => !below.includes(name) && name !== 'organisations',
)
const told = (found: Import[]) => found.map(({ from, to }) => `${from} imports ${to}`)

describe('policy is data', () => {
  const outside = sources.filter(
    file => file.startsWith('src/') && !file.startsWith('src/organisations/') && !isTest(file),
  )
  const name = `['"\`](?:${Object.keys(blueprints).join('|')})['"\`]`

  test('no code outside organisations compares with the name of a blueprint', () => {
    expect(lines(outside, new RegExp(`[=!]==?\\s*${name}|${name}\\s*[=!]==?|case\\s+${name}`))).toEqual([])
  })

  test('no code outside organisations asks which realm it serves', () => {
    expect(
      lines(
        outside,
        /\brealm\??\.(?:kind|slug|name|blueprint)\s*(?:[=!]==?|\))|\b(?:switch|if) \(.*realm\??\.(?:kind|slug|blueprint)\b|\[[\w.]*realm\.(?:kind|slug|blueprint)\]/,
      ),
    ).toEqual([])
  })
})

describe('imports run one way', () => {
  test('there are imports to look at', () => {
    expect(imports.length).toBeGreaterThan(20)
    expect(imports.filter(({ to }) => !sources.includes(to) && !to.endsWith('.css'))).toEqual([])
  })

  test('what features stand on does not import features; web may name types of accounts', () => {
    const upwards = imports.filter(({ from, to, onlyTypes }) => {
      const [upper, lower] = [folderOf(to) ?? '', folderOf(from) ?? '']
      if (!below.includes(lower) || !features.includes(upper)) return false
      return !(lower === 'web' && upper === 'accounts' && onlyTypes)
    })
    expect(told(upwards)).toEqual([])
  })

  test('web takes only types from organisations', () => {
    const values = imports.filter(
      ({ from, to, onlyTypes }) => folderOf(from) === 'web' && folderOf(to) === 'organisations' && !onlyTypes,
    )
    expect(told(values)).toEqual([])
  })

  test('what runs in a browser imports nothing of the server', () => {
    const server = imports.filter(
      ({ from, to }) => folderOf(from) === 'browser' && folderOf(to) !== 'browser',
    )
    expect(told(server.filter(({ to, onlyTypes }) => !onlyTypes && folderOf(to) !== 'html'))).toEqual([])
  })

  test('features do not know one another in a circle', () => {
    const knows = new Map(features.map(name => [name, new Set<string>()]))
    for (const { from, to } of imports) {
      const [feature, other] = [folderOf(from) ?? '', folderOf(to) ?? '']
      if (feature !== other && features.includes(other)) knows.get(feature)?.add(other)
    }
    expect(circles(knows)).toEqual([])
  })
})

/** Every feature from which one comes back to it, with the way round. */
function circles(knows: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const wayBack = (start: string, at: string, seen: string[]): string[] | undefined => {
    for (const next of knows.get(at) ?? []) {
      if (next === start) return [...seen, at, start]
      if (seen.includes(next) || next === at) continue
      const way = wayBack(start, next, [...seen, at])
      if (way) return way
    }
    return undefined
  }
  return [...knows.keys()].flatMap(name => wayBack(name, name, [])?.join(' → ') ?? [])
}

describe('names', () => {
  test('no barrel', () => {
    expect(sources.filter(file => /^index\.tsx?$/.test(basename(file)))).toEqual([])
  })

  test('no folder for what has no owner', () => {
    const vague = ['utils', 'util', 'helpers', 'services', 'common', 'shared', 'lib', 'misc']
    expect(
      sources.filter(file =>
        dirname(file)
          .split('/')
          .some(folder => vague.includes(folder)),
      ),
    ).toEqual([])
  })
})

test('no test is skipped, singled out or put off', () => {
  const tests = sources.filter(file => isTest(file))
  expect(tests.length).toBeGreaterThan(3)
  expect(
    lines(tests, /\b(?:test|it|describe)(?:\.\w+)*\.(?:skip|only|todo|fixme|fails|skipIf|runIf)\b/),
  ).toEqual([])
})

test('the lock file names the packages of every platform, or `npm ci` fails where one is not named', () => {
  type Locked = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
  const { packages } = JSON.parse(read('package-lock.json')) as Locked
  const named = new Set(Object.keys(packages).map(path => path.replace(/^.*node_modules\//, '')))
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  )
  expect(wanted.length).toBeGreaterThan(20)
  expect(wanted.filter(name => !named.has(name))).toEqual([])
})
