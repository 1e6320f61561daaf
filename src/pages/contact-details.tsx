import { SummaryList } from '../html/summary-list.tsx'
import type { Visit } from '../web/visit.ts'
import { pagesWords } from './pages.words.ts'

/** Whom to write to and call, from the settings of the site. */
export function ContactDetails({ visit: { site, language } }: { visit: Visit }) {
  const words = pagesWords[language]
  const { contactEmail, contactPhone, postalAddress, organisation } = site
  const rows = [
    ...(contactPhone
      ? [
          {
            label: words.phone,
            value: <a href={`tel:${contactPhone.replace(/[^\d+]/g, '')}`}>{contactPhone}</a>,
          },
        ]
      : []),
    ...(contactEmail
      ? [{ label: words.email, value: <a href={`mailto:${contactEmail}`}>{contactEmail}</a> }]
      : []),
    ...(postalAddress
      ? [
          {
            label: words.address,
            value: <span class="as-written">{`${organisation.name}\n${postalAddress}`}</span>,
          },
        ]
      : []),
  ]
  return rows.length > 0 ? <SummaryList rows={rows} /> : <p>{words.none}</p>
}
