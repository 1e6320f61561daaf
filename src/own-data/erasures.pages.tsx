import { dayInWords } from '../html/day-in-words.ts'
import { Pagination } from '../html/pagination.tsx'
import { Table } from '../html/table.tsx'
import { nameOf } from '../members/office/name-of.ts'
import { officePage } from '../office/shell.tsx'
import type { Visit } from '../web/visit.ts'
import { answerBy } from './erasure-request.ts'
import {
  type DoneErasure,
  doneErasures,
  type ListedErasure,
  openErasures,
  pathOfErasure,
} from './erasures.ts'
import { erasuresWords } from './erasures.words.ts'

/** `GET /bureau/effacements`: the requests to deal with, and what was done, without names. */
export async function erasuresPage(visit: Visit): Promise<Response> {
  const words = erasuresWords[visit.language]
  const open = await openErasures(visit)
  const { done, next } = await doneErasures(visit, visit.query.get('avant'))
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <Open visit={visit} open={open} />
        <Done visit={visit} done={done} />
        <Pagination language={visit.language} next={next ? `/bureau/effacements?avant=${next}` : undefined} />
      </>
    ),
  })
}

function Open({ visit, open }: { visit: Visit; open: readonly ListedErasure[] }) {
  const { language, site, app } = visit
  const words = erasuresWords[language]
  if (open.length === 0)
    return (
      <section>
        <h2>{words.open}</h2>
        <p>{words.noneOpen}</p>
      </section>
    )
  const today = app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const answer = ({ askedAt }: ListedErasure) => {
    const day = answerBy(askedAt, site.realm.timeZone)
    const said = dayInWords(day, language)
    return Temporal.PlainDate.compare(day, today) < 0 ? <strong key="late">{words.late(said)}</strong> : said
  }
  return (
    <Table
      caption={words.open}
      columns={[
        { label: words.who },
        { label: words.askedOn },
        { label: words.answerBy },
        { label: words.byItself },
      ]}
      rows={open.map(erasure => [
        <a key="see" href={pathOfErasure(erasure.id)}>
          {nameOf(erasure)}
        </a>,
        dayOf(visit, erasure.askedAt),
        answer(erasure),
        erasure.carryOutOn ? dayInWords(erasure.carryOutOn, language) : words.never,
      ])}
    />
  )
}

function Done({ visit, done }: { visit: Visit; done: readonly DoneErasure[] }) {
  const words = erasuresWords[visit.language]
  if (done.length === 0)
    return (
      <section>
        <h2>{words.done}</h2>
        <p>{words.noneDone}</p>
      </section>
    )
  return (
    <Table
      caption={words.done}
      columns={[{ label: words.doneOn }, { label: words.organisation }, { label: words.by }]}
      rows={done.map(({ doneAt, organisations, by, byItself }) => [
        dayOf(visit, doneAt),
        organisations ?? '',
        byItself ? words.itself : (by ?? words.unknown),
      ])}
    />
  )
}

function dayOf({ site, language }: Visit, at: Temporal.Instant): string {
  return dayInWords(at.toZonedDateTimeISO(site.realm.timeZone).toPlainDate(), language)
}
