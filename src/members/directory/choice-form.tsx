import { Button } from '../../html/button.tsx'
import { Checkbox } from '../../html/choice.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import type { Language } from '../../html/language.ts'
import { TextArea } from '../../html/text-area.tsx'
import { phoneInWords } from '../phone-in-words.ts'
import { choiceWords } from './choice.words.ts'
import { longestIntroduction } from './choice-typed.ts'
import { type Choice, entryOf, type FactsAndChoice, type Showable } from './entry.ts'

export const here = '/espace/annuaire'

type Props = {
  language: Language
  person: FactsAndChoice
  /** What the policy allows and the person has. */
  offered: readonly Showable[]
  choice: Choice
  problems: readonly Problem[]
}

/** A box for each thing that may be shown, with what would be seen of it. */
export function ChoiceForm({ language, person, offered, choice, problems }: Props) {
  const words = choiceWords[language]
  return (
    <form method="post" action={here} noValidate>
      {offered.length > 0 ? (
        <fieldset class="directory-choices">
          <legend>{words.showing}</legend>
          {offered.map(what => (
            <Checkbox
              key={what}
              id={`shows-${what}`}
              name="shows"
              value={what}
              label={words.shows[what]}
              hint={<span class="breakable">{whatIsSeen(person, what, language)}</span>}
              checked={choice.shows.includes(what)}
            />
          ))}
        </fieldset>
      ) : (
        <p>{words.nothingMore}</p>
      )}
      <p class="hint">
        {words.record} <a href="/espace/compte">{words.toRecord}</a>
      </p>
      <TextArea
        name="introduction"
        label={words.introduction}
        hint={words.introductionHint(longestIntroduction)}
        rows={4}
        value={choice.introduction ?? ''}
        error={problems.find(({ field }) => field === 'introduction')?.message}
      />
      <Checkbox name="absent" label={words.absent} hint={words.absentHint} checked={!choice.listed} />
      <Button name="step" value="look">
        {words.look}
      </Button>
    </form>
  )
}

/** What would be seen of it. */
function whatIsSeen(person: FactsAndChoice, what: Showable, language: Language): string {
  const { occupation, town, address, phones, email } = entryOf(
    person,
    { listed: true, shows: [what], introduction: null },
    [what],
    language,
  )
  return [occupation, town, ...address, ...phones.map(phoneInWords), email].filter(Boolean).join(', ')
}
