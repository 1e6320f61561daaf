import type { Catalog } from '../../html/language.ts'
import { Notice } from '../../html/notice.tsx'
import type { Visit } from '../../web/visit.ts'
import type { HeldPerson } from './held-person.ts'
import { type Contact, type Hold, whomToAsk } from './hold.ts'

const fr = {
  former:
    "Cette personne n'est plus adhérente chez vous\u00a0: vous voyez son nom, son état et ses dates, sans pouvoir les corriger.",
  shared:
    "Cette personne est aussi adhérente d'une autre organisation\u00a0: vous ne pouvez corriger ni sa fiche ni son adresse e-mail, ni lui envoyer un lien. Vous pouvez corriger son numéro d'adhérent.",
  ask: (whom: string) => `Pour une correction, adressez-vous à ${whom}.`,
}
const en: typeof fr = {
  former:
    'This person is no longer a member of yours: you see the name, the state and the dates, and cannot correct them.',
  shared:
    'This person is a member of another organisation too: you cannot correct the record or the e-mail address, nor send a link. You can correct the member number.',
  ask: whom => `For a correction, turn to ${whom}.`,
}
const catalog: Catalog<typeof fr> = { fr, en }

/** Why a record is not to be corrected here, and who may do it; null where it is. */
export async function holdNotice({ app, site, language }: Visit, { id, hold }: HeldPerson) {
  if (hold === 'whole') return null
  return (
    <HoldNotice words={catalog[language]} hold={hold} contact={await whomToAsk(app.db, site.realm.id, id)} />
  )
}

type Props = { words: typeof fr; hold: Exclude<Hold, 'whole'>; contact: Contact | null }

function HoldNotice({ words, hold, contact }: Props) {
  const ways = contact && [contact.email, contact.phone].filter(Boolean).join(', ')
  return (
    <Notice kind="information">
      <p>{words[hold]}</p>
      {contact && <p>{words.ask(ways ? `${contact.name} (${ways})` : contact.name)}</p>}
    </Notice>
  )
}
