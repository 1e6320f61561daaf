import type { Catalog } from '../html/language.ts'

const fr = { greeting: 'Bonjour,', colon: ' :' }

const en: typeof fr = { greeting: 'Hello,', colon: ':' }

export const mailWords: Catalog<typeof fr> = { fr, en }
