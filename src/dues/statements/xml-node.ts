/** What the parser makes of an element: its text, or what is inside by tag; several of one tag are a list. */
export type XmlNode = string | { [tag: string]: XmlNode | XmlNode[] }

/** Every element that a path leads to. */
export function all(node: XmlNode | undefined, ...path: readonly string[]): XmlNode[] {
  if (node === undefined) return []
  let found: XmlNode[] = [node]
  for (const tag of path) {
    found = found.flatMap(inside => {
      const next = typeof inside === 'object' && Object.hasOwn(inside, tag) ? inside[tag] : undefined
      return next === undefined ? [] : [next].flat()
    })
  }
  return found
}

/** The text of the first element that a path leads to and that has any. */
export function text(node: XmlNode | undefined, ...path: readonly string[]): string | null {
  for (const found of all(node, ...path)) {
    const own = typeof found === 'object' ? all(found, '#text')[0] : found
    const read = typeof own === 'string' ? withoutEntities(own).trim() : ''
    if (read !== '') return read
  }
  return null
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML 1.0, 4.1 and 4.6: characters by their number, and the five that need no declaration. */
function withoutEntities(written: string): string {
  return written.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (entity, hex, decimal, name) => {
      if (name) return named[name] ?? entity
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}

/** The line, from 1, in which a character stands. */
export function lineAt(written: string, index: number): number {
  let line = 1
  for (let at = written.indexOf('\n'); at >= 0 && at < index; at = written.indexOf('\n', at + 1)) line++
  return line
}
