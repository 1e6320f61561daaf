import { pathOfLedger } from '../../dues/office/membership-here.ts'
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
import type { HeldMembership, HeldPerson } from './held-person.ts'
import { listWords } from './list.words.ts'
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

/** Where one sees the dues, and where one says that somebody has left, as organisations. */
type MembershipRights = { duesOf: readonly string[]; departuresOf: readonly string[] }

/** What the person is, or was, a member of. */
export function Memberships({ visit, held, duesOf, departuresOf }: About & MembershipRights) {
  const { language } = visit
  const words = memberWords[language]
  const day = (on: Temporal.PlainDate | null) => (on ? dayInWords(on, language) : listWords[language].none)
  const owes = visit.site.realm.policy.dues !== 'none'
  return (
    <Table
      caption={words.memberships}
      columns={[
        { label: words.organisation },
        { label: words.number },
        { label: words.state },
        { label: words.joined },
        ...(owes ? [{ label: words.due }] : []),
      ]}
      rows={held.memberships.map(membership => [
        membership.organisationName,
        membership.number ?? listWords[language].none,
        <span key="state" class="dues-state">
          {stateOf(membership, words, day)}
          {membership.state !== 'awaitingAdmission' && departuresOf.includes(membership.organisationId) && (
            <a href={`${pathOfPerson(held.id)}/depart?adhesion=${membership.id}`}>
              {membership.state === 'admitted' ? words.depart : words.readmit}
            </a>
          )}
        </span>,
        day(membership.joinedOn),
        ...(owes
          ? [
              <span key="due" class="dues-state">
                {day(membership.dueOn)}
                {membership.state !== 'awaitingAdmission' && duesOf.includes(membership.organisationId) && (
                  <a href={pathOfLedger(membership.id)}>{words.seeDues}</a>
                )}
              </span>,
            ]
          : []),
      ])}
    />
  )
}

function stateOf(
  { state, leftOn, suspended }: HeldMembership,
  words: (typeof memberWords)['fr'],
  day: (on: Temporal.PlainDate) => string,
): string {
  if (state === 'admitted' && suspended) return words.suspended
  return leftOn && state !== 'admitted'
    ? words.stateSince(words.states[state], day(leftOn))
    : words.states[state]
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
