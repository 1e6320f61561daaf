import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Notice } from '../../html/notice.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { officePage } from '../../office/shell.tsx'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { fieldsOf, hrefOf } from '../office/list-address.ts'
import { type ListHere, listHere } from '../office/list-here.ts'
import { startMailing } from './mailing.ts'
import { mailingWords } from './mailing.words.ts'
import { mailingsPath } from './mailings-path.ts'
import { type Forecast, forecast, reasons } from './recipients.ts'

/** `GET /bureau/adherents/envois/nouveau`: who of a list gets the letter, who does not and why, before any is sent. */
export async function newMailingPage(visit: Visit): Promise<Response> {
  const here = await listHere(visit, visit.query, 'enterMembers')
  return show(visit, here, await forecastOf(visit, here))
}

/** `POST /bureau/adherents/envois`. */
export async function saveMailing(visit: Visit): Promise<Response> {
  const here = await listHere(visit, visit.form, 'enterMembers')
  const expected = await forecastOf(visit, here)
  if (expected.letters === 0) return show(visit, here, expected)
  const id = await startMailing(visit, here.among, here.asked, expected)
  return redirect(`${mailingsPath}/${id}`)
}

async function forecastOf({ app }: Visit, { among, asked }: ListHere): Promise<Forecast> {
  return await forecast(app.db, among, asked, app.clock.now())
}

function show(visit: Visit, { asked }: ListHere, expected: Forecast): Response {
  const words = mailingWords[visit.language]
  const { letters, near } = expected
  return officePage(visit, {
    title: words.newTitle,
    children: (
      <>
        <h1>{words.newTitle}</h1>
        {near && <p>{words.near(asked.search)}</p>}
        {letters === 0 ? (
          <Notice kind="information">{words.nobody}</Notice>
        ) : (
          <>
            <p>
              <strong>{words.willGet(letters)}</strong>
            </p>
            <p>{words.what}</p>
          </>
        )}
        <Counts words={words} expected={expected} />
        <form method="post" action={mailingsPath}>
          {Object.entries(fieldsOf(asked)).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <ButtonGroup>
            {letters > 0 && <Button>{words.send(letters)}</Button>}
            <ButtonLink kind="secondary" href={hrefOf(asked)}>
              {words.back}
            </ButtonLink>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}

function Counts({ words, expected }: { words: (typeof mailingWords)['fr']; expected: Forecast }) {
  const { total, sharedMailbox, leftOut } = expected
  const without = reasons.filter(reason => leftOut[reason] > 0)
  return (
    <div class="mailing-counts">
      <h2>{words.list}</h2>
      <SummaryList
        rows={[
          { label: words.memberships, value: String(total) },
          ...(sharedMailbox > 0 ? [{ label: words.sharedMailbox, value: String(sharedMailbox) }] : []),
        ]}
      />
      {without.length > 0 && (
        <>
          <h2>{words.leftOut}</h2>
          <SummaryList
            rows={without.map(reason => ({ label: words.reasons[reason], value: String(leftOut[reason]) }))}
          />
        </>
      )}
    </div>
  )
}
