export type Language = 'fr' | 'en'

/** The words of a feature in every language; `en` is checked against the keys of `fr` by the compiler. */
export type Catalog<Words> = Readonly<Record<Language, Words>>
