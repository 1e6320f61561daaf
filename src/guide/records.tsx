import { htmlWords } from '../html/words.ts'
import type { Rubric } from '../organisations/rubric.ts'
import { rubricPath } from '../records/paths.ts'
import { writingWords } from '../records/writing/writing.words.ts'
import type { Guide, GuideChapter, GuideStep } from './guide.ts'
import { GuideLink } from './guide-link.tsx'
import { recordsGuideWords } from './records.words.ts'

/** What members write for others to read; nothing where the policy has no rubric. */
export function recordsChapter(guide: Guide): GuideChapter | null {
  const { language, policy } = guide
  if (policy.rubrics.length === 0) return null
  const isForMembers = policy.rubrics.some(({ writableBy }) => writableBy !== 'office')
  return {
    id: 'fiches',
    title: recordsGuideWords[language].title,
    steps: [readStep(guide), ...(isForMembers ? [writeStep(guide), changeStep(guide)] : [])],
  }
}

function readStep({ visit, language, policy, q }: Guide): GuideStep {
  const words = recordsGuideWords[language]
  return {
    id: 'fiches-lire',
    title: words.read,
    says: [
      words.readHow(q(htmlWords[language].rubrics)),
      <ul key="rubrics">
        {policy.rubrics.map(({ name, title, readableBy }) => (
          <li key={name}>
            <GuideLink visit={visit} to={rubricPath(name)}>
              {title[language]}
            </GuideLink>{' '}
            ({words.readBy[readableBy]})
          </li>
        ))}
      </ul>,
    ],
  }
}

function writeStep({ language, policy, q }: Guide): GuideStep {
  const words = recordsGuideWords[language]
  const { create, saveDraft, preview } = writingWords[language]
  const titles = (isOne: (rubric: Rubric) => boolean) =>
    policy.rubrics
      .filter(isOne)
      .map(({ title }) => title[language])
      .join(', ')
  const officeOnly = titles(({ writableBy }) => writableBy === 'office')
  const officeFirst = titles(
    ({ writableBy, publishedBy }) => writableBy !== 'office' && publishedBy === 'office',
  )
  return {
    id: 'fiches-creer',
    title: words.write,
    says: [
      words.writeHow(q(htmlWords[language].myAccount), q(create)),
      words.writeDraft(q(saveDraft), q(preview)),
    ],
    notes: [officeFirst && words.officeFirst(officeFirst), officeOnly && words.officeOnly(officeOnly)],
  }
}

function changeStep({ language, q }: Guide): GuideStep {
  const words = recordsGuideWords[language]
  return {
    id: 'fiches-modifier',
    title: words.change,
    says: [words.changeHow(q(writingWords[language].own))],
  }
}
