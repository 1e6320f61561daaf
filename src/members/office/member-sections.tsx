import { ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { momentInWords } from '../../html/moment-in-words.ts'
import { SummaryList } from '../../html/summary-list.tsx'
import { Table } from '../../html/table.tsx'
import type { LetterName } from '../../mail/letter.ts'
import { letterStateWords } from '../../office/letter-state.words.ts'
import type { Visit } from '../../web/visit.ts'
import { countryName } from '../countries.ts'
import { phoneInWords } from '../phone-in-words.ts'
import type { HeldPerson } from './held-person.ts'
import type { SentLetter } from './member.ts'
import { memberWords } from './member.words.ts'
import { memberFormWords } from './member-form.words.ts'
import { nameOf } from './name-of.ts'
import { pathOfPerson } from './person-here.ts'

type About = { visit: Visit; held: HeldPerson }

/** Who it is, and where to write. */
export function Identity({ visit, held, mayChange }: About & { mayChange: boolean }) {
  const { language } = visit
  const words = memberWords[language]
  const labels = memberFormWords[language]
  const asksOccupation = visit.site.realm.policy.registration.fields.occupation !== 'none'
  const address = [
    held.addressLine1,
    held.addressLine2,
    [held.postcode, held.town].filter(Boolean).join(' '),
    held.country && held.country !== 'FR' ? countryName(held.country, language) : null,
  ].filter(Boolean)
  return (
    <section>
      <h2>{words.identity}</h2>
      <SummaryList
        rows={[
          ...(held.title ? [{ label: words.title, value: held.title }] : []),
          { label: words.name, value: nameOf(held) || words.none },
          {
            label: labels.birthDate,
            value: held.birthDate ? dayInWords(held.birthDate, language) : words.none,
          },
          ...(asksOccupation
            ? [{ label: words.occupation, value: held.occupation?.label ?? words.none }]
            : []),
          { label: labels.phone, value: held.mobile ? phoneInWords(held.mobile) : words.none },
          ...(held.phone ? [{ label: labels.otherPhone, value: phoneInWords(held.phone) }] : []),
          {
            label: labels.postalAddress,
            value: address.length > 0 ? address.map(line => <div key={line}>{line}</div>) : words.none,
          },
        ]}
      />
      {mayChange && (
        <ButtonGroup>
          <ButtonLink kind="secondary" href={`${pathOfPerson(held.id)}/modifier`}>
            {words.correct}
          </ButtonLink>
        </ButtonGroup>
      )}
    </section>
  )
}

/** What was written to the person, and what became of it. */
export function Letters({ visit, letters }: { visit: Visit; letters: readonly SentLetter[] }) {
  const { language } = visit
  const words = memberWords[language]
  const { templates, states } = letterStateWords[language]
  if (letters.length === 0) {
    return (
      <section>
        <h2>{words.letters}</h2>
        <p>{words.noLetters}</p>
      </section>
    )
  }
  return (
    <Table
      caption={words.letters}
      columns={[
        { label: words.letter },
        { label: words.to },
        { label: words.at },
        { label: words.letterState },
      ]}
      rows={letters.map(letter => [
        templates[letter.template as LetterName],
        letter.toEmail,
        momentInWords(letter.createdAt, visit.site.realm.timeZone, language),
        [states[letter.state], letter.lastError].filter(Boolean).join(' : '),
      ])}
    />
  )
}
