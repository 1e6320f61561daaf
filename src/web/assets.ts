import { readFileSync } from 'node:fs'
import { built } from '../built.ts'
import { securityHeaders } from './security-headers.ts'

const names = JSON.parse(readFileSync(built('assets.json'), 'utf8')) as { script: string; style: string }

/** Addresses of the script and the stylesheet; their content is in the name, so that they can be kept for ever. */
export const assets = { script: `/assets/${names.script}`, style: `/assets/${names.style}` } as const

const types = { [names.script]: 'text/javascript; charset=utf-8', [names.style]: 'text/css; charset=utf-8' }
const bodies = new Map(
  Object.keys(types).map(name => [name, new Uint8Array(readFileSync(built('assets', name)))]),
)

/** One of the files that the build made, or undefined. */
export function assetResponse(name: string): Response | undefined {
  const body = bodies.get(name)
  return (
    body &&
    new Response(body, {
      headers: {
        ...securityHeaders,
        'Content-Type': types[name] ?? '',
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
    })
  )
}
