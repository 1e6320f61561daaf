import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Bench } from './bench.ts'
import { get } from './process.ts'
import { host } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const budget = 30 * 1024

/** Everything that a browser fetches to show the sign-in page: as it comes, and as a proxy may compress it. */
export async function measureWeight(bench: Bench): Promise<Figure[]> {
  const { port } = bench.guichet
  const page = await get(port, host, '/connexion')
  const linked = [...page.toString().matchAll(/<(?:link|script|img)[^>]* (?:href|src)="([^"]+)"/g)]
  const paths = ['/connexion', ...new Set(linked.map(([, path = '']) => path.replaceAll('&amp;', '&')))]
  const fetched = async (encoding: string) =>
    await Promise.all(paths.map(path => get(port, host, path, { 'accept-encoding': encoding })))
  const plain = await fetched('identity')
  const total = (bodies: readonly Buffer[]) => bodies.reduce((sum, { length }) => sum + length, 0)
  return [
    weight('as the server sends it to a browser', total(await fetched('gzip, br'))),
    weight('gzip throughout', total(plain.map(body => gzipSync(body)))),
    weight('brotli throughout', total(plain.map(body => brotliCompressSync(body)))),
  ].map(figure => ({ ...figure, what: `${figure.what}, ${paths.length} files` }))
}

function weight(how: string, bytes: number): Figure {
  return {
    what: `Sign-in page in all, ${how}`,
    here: `${inShort(bytes / 1024)} KB`,
    floor: '30 KB',
    ratio: bytes / budget,
    aim: '≤ 1',
  }
}
