import { readFileSync } from 'node:fs'
import { built } from '../built.ts'
import { securityHeaders } from './security-headers.ts'

const names = JSON.parse(readFileSync(built('assets.json'), 'utf8')) as { script: string; style: string }

/** Addresses of the script and the stylesheet; their content is in the name, so that they can be kept for ever. */
export const assets = { script: `/assets/${names.script}`, style: `/assets/${names.style}` } as const

const types = { [names.script]: 'text/javascript; charset=utf-8', [names.style]: 'text/css; charset=utf-8' }
const read = (name: string) => new Uint8Array(readFileSync(built('assets', name)))
const bodies = new Map(
  Object.keys(types).map(name => [name, { plain: read(name), brotli: read(`${name}.br`) }]),
)

/**
 * One of the files that the build made, or undefined. They were compressed then, at no cost now; a page is
 * left to the proxy in front, since compressing a page costs as much again as making it.
 */
export function assetResponse(name: string, acceptEncoding: string | undefined): Response | undefined {
  const body = bodies.get(name)
  const brotli = /\bbr\b/.test(acceptEncoding ?? '')
  return (
    body &&
    new Response(brotli ? body.brotli : body.plain, {
      headers: {
        ...securityHeaders,
        'Content-Type': types[name] ?? '',
        ...(brotli && { 'Content-Encoding': 'br' }),
        Vary: 'Accept-Encoding',
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
    })
  )
}
