import { z } from 'zod'
import { dropCookie, hostCookie } from './cookies.ts'
import type { Visit } from './visit.ts'

/** What one page leaves for the next to say; it waits in a cookie of this host, so that no address can make it up. */
const flashSchema = z.discriminatedUnion('said', [
  z.object({ said: z.literal('passwordSaved'), email: z.string().max(400) }),
  z.object({ said: z.literal('passwordChanged') }),
  z.object({ said: z.literal('signedOut') }),
  z.object({
    said: z.literal('linkAsked'),
    email: z.string().max(400),
    at: z.number(),
    concealed: z.boolean(),
  }),
])

export type Flash = z.infer<typeof flashSchema>

/** Leaves something for a later page, for ten minutes at most. */
export function leave(flash: Flash): string {
  return hostCookie('flash', Buffer.from(JSON.stringify(flash)).toString('base64url'), 600)
}

/** What was left, or null; anything that does not look like it counts as nothing. */
export function left(visit: Visit): Flash | null {
  try {
    const text = Buffer.from(visit.cookies.get('flash') ?? '', 'base64url').toString()
    return flashSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export const forgetFlash = dropCookie('flash')
