import { beforeWords } from './before.words.ts'
import type { Guide, GuideChapter } from './guide.ts'
import { LinkLine } from './guide-link.tsx'

/** What has to be there before one can sign in. */
export function beforeChapter({ visit, language, policy }: Guide): GuideChapter {
  const words = beforeWords[language]
  const { startedBy } = policy.registration
  return {
    id: 'avant',
    title: words.title,
    steps: [
      {
        id: 'avant-inscription',
        title: words.entered[startedBy],
        says: [
          words.enteredHow[startedBy],
          startedBy !== 'anyone' && (
            <LinkLine key="whom" visit={visit} to="#contact">
              {words.whom}
            </LinkLine>
          ),
        ],
      },
      {
        id: 'avant-adresse',
        title: words.address,
        says: [words.addressWhy[startedBy], words.oneOnly],
      },
      policy.dues !== 'none' &&
        policy.entry === 'paidUp' && {
          id: 'avant-cotisation',
          title: words.paidUp,
          says: [
            words.paidUpWhy,
            <LinkLine key="more" visit={visit} to="#cotisation-retard">
              {words.paidUpMore}
            </LinkLine>,
          ],
        },
    ],
  }
}
