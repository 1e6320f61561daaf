import type { LetterContext, LetterTemplate } from '../mail/letter.ts'
import { organisationName } from '../organisations/organisations-below.ts'
import { originOf } from '../web/origin.ts'
import { authorName } from './author.ts'
import { recordLettersWords } from './letters.words.ts'
import { officeRecordPath, previewPath, recordPath } from './paths.ts'
import { findRecord, type MemberRecord } from './record.ts'

/** To those who publish: that a record waits, unless somebody has dealt with it meanwhile. */
export const recordToPublishLetter: LetterTemplate = async context => {
  const { app, site, language } = context
  const record = await recordOfLetter(context)
  if (record?.state !== 'submitted') return 'withheld'
  const words = recordLettersWords[language].toPublish
  const rubric = site.realm.policy.rubrics.find(({ name }) => name === record.rubric)
  if (!rubric) return 'withheld'
  const { realm_id: realmId, organisation_id: organisationId } = record
  return {
    subject: words.subject(site.name, rubric.title[language]),
    blocks: [
      { paragraph: words.text(await authorName(app.db, record), record.title, rubric.title[language]) },
      { button: words.see, url: `${originOf(app.settings, site.host)}${officeRecordPath(record.id)}` },
      { note: words.signIn },
    ],
    reason: words.reason(await organisationName(app.db, { realmId, organisationId })),
  }
}

/** To the author: that the office has published the record. */
export const recordPublishedLetter: LetterTemplate = async context => {
  const { app, site, language } = context
  const record = await recordOfLetter(context)
  if (!record?.published) return 'withheld'
  const words = recordLettersWords[language]
  return {
    subject: words.published.subject(site.name),
    blocks: [
      { paragraph: words.published.text(record.published.title) },
      {
        button: words.published.see,
        url: `${originOf(app.settings, site.host)}${recordPath(record.rubric, record.id)}`,
      },
    ],
    reason: words.reason(site.name),
  }
}

/** To the author: that the office has sent the record back, or withdrawn it, and why. */
export const recordReturnedLetter: LetterTemplate = async context => {
  const { app, site, language } = context
  const record = await recordOfLetter(context)
  if (!record || record.returned_reason === null) return 'withheld'
  const words = recordLettersWords[language]
  const about = record.state === 'withdrawn' ? words.withdrawn : words.returned
  return {
    subject: about.subject(site.name),
    blocks: [
      { paragraph: about.text(record.title) },
      ...record.returned_reason.split(/\n+/).map(paragraph => ({ paragraph })),
      { paragraph: about.next },
      { button: about.see, url: `${originOf(app.settings, site.host)}${previewPath(record.id)}` },
    ],
    reason: words.reason(site.name),
  }
}

async function recordOfLetter({ app, site, letter }: LetterContext): Promise<MemberRecord | undefined> {
  return await findRecord(app.db, site.realm.id, String(letter.details.record))
}
