import { Notice } from '../html/notice.tsx'
import { RequiredNote } from '../html/required-note.tsx'
import { StepProgress } from '../html/step-progress.tsx'
import { householdWords } from '../members/household.words.ts'
import { NewPassword, StepButtons } from '../registration/step-parts.tsx'
import { identityWords } from '../registration/steps/identity.words.ts'
import { type StepName, steps } from '../registration/steps/registry.ts'
import { wizardWords } from '../registration/wizard.words.ts'
import { termsWords } from '../terms/terms.words.ts'
import type { Guide, GuideStep } from './guide.ts'
import { LinkLine } from './guide-link.tsx'
import { joiningWords } from './joining.words.ts'
import { Screen } from './screen.tsx'

/** What one does on a page of the form, beside the page as it is. */
export function joiningStep(guide: Guide, name: StepName): GuideStep {
  const { language, policy, q } = guide
  const words = joiningWords[language]
  const { slug, title } = steps[name]
  const names = policy.registration.steps
  const at = names.indexOf(name)
  const progress = wizardWords[language].progress(at + 1, names.length)
  return {
    id: `inscription-${slug}`,
    title: words.step(progress, title[language]),
    says: [words.says[name], ...particulars(guide, name)],
    notes: notesOn(guide, name),
    figure: (
      <Screen id={`image-${slug}`} title={title[language]} caption={words.figure(q(title[language]))}>
        <StepProgress label={progress} at={at + 1} of={names.length} />
        <StepForm guide={guide} name={name} at={at} />
      </Screen>
    ),
  }
}

/** The fields of the page, as the step itself draws them for somebody who has typed nothing. */
function StepForm({ guide, name, at }: { guide: Guide; name: StepName; at: number }) {
  const { language, policy, context } = guide
  const step = steps[name]
  const View = step.view
  const { startedBy, admittedAfter, steps: names } = policy.registration
  return (
    <div class="wizard">
      {at === 0 && admittedAfter.includes('officeApproved') && (
        <Notice kind="information" title={wizardWords[language].willBeApproved} />
      )}
      {name !== 'validation' && <RequiredNote language={language} />}
      <View
        context={context}
        typed={step.change?.({}, 'add') ?? {}}
        problems={[]}
        password={
          step.asksPassword && (
            <NewPassword language={language} policy={policy.password} isKept={false} problems={[]} />
          )
        }
        review={null}
      />
      <StepButtons language={language} at={at} of={names.length} startedBy={startedBy} />
    </div>
  )
}

function particulars({ visit, language, policy, context, q }: Guide, name: StepName): GuideStep['says'] {
  const words = joiningWords[language]
  const wizard = wizardWords[language]
  const { startedBy } = policy.registration
  switch (name) {
    case 'identifiers':
    case 'account':
      return [
        <LinkLine key="rules" visit={visit} to="#mot-de-passe-choisir">
          {words.rules}
        </LinkLine>,
      ]
    case 'beneficiaries': {
      const { childAgeLimit } = policy.household
      return [childAgeLimit !== null && words.children(householdWords[language].childrenUntil(childAgeLimit))]
    }
    case 'validation':
      return [
        context.terms.length > 0 &&
          words.terms(context.terms.map(({ kind }) => termsWords[language].names[kind]).join(', ')),
        words.send(q(startedBy === 'invitee' ? wizard.submitByInvitation : wizard.submit)),
      ]
    default:
      return []
  }
}

function notesOn({ language, policy, context }: Guide, name: StepName): NonNullable<GuideStep['notes']> {
  const words = joiningWords[language]
  const { fields, admittedAfter } = policy.registration
  if (name === 'secondAdherent') return [words.secondSignIn]
  if (name !== 'identifiers' && name !== 'account') return []
  return [
    admittedAfter.includes('officeApproved') && `${wizardWords[language].willBeApproved}.`,
    fields.occupation !== 'none' &&
      context.occupations.length > 0 &&
      words.occupation(identityWords[language].occupation),
    fields.phone !== 'none' && words.phone,
  ]
}
