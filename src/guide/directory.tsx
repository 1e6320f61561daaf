import { choiceWords } from '../members/directory/choice.words.ts'
import { directoryWords } from '../members/directory/directory.words.ts'
import { directoryGuideWords } from './directory.words.ts'
import type { Guide, GuideChapter } from './guide.ts'
import { LinkLine } from './guide-link.tsx'

/** The directory, and one's own place in it; nothing where the policy has none. */
export function directoryChapter({ visit, language, policy, q }: Guide): GuideChapter | null {
  const { directory } = policy
  if (directory === 'none') return null
  const words = directoryGuideWords[language]
  const { title, submit } = directoryWords[language]
  const choice = choiceWords[language]
  return {
    id: 'annuaire',
    title,
    steps: [
      {
        id: 'annuaire-chercher',
        title: words.look,
        says: [
          <LinkLine key="there" visit={visit} to="/annuaire">
            {title}
          </LinkLine>,
          words.lookHow(q(submit)),
          directory.readableBy === 'everyone' ? words.forEveryone : words.forMembers,
        ],
      },
      {
        id: 'annuaire-apparaitre',
        title: words.appear,
        says: [
          words.appearHow,
          directory.mayShow.length > 0 && words.mayShow,
          directory.mayShow.length > 0 && (
            <ul>
              {directory.mayShow.map(what => (
                <li key={what}>{choice.shows[what]}</li>
              ))}
            </ul>
          ),
          <LinkLine key="there" visit={visit} to="/espace/annuaire">
            {choice.title}
          </LinkLine>,
        ],
      },
    ],
  }
}
