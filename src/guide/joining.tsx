import { signInWords } from '../accounts/sign-in.words.ts'
import { htmlWords } from '../html/words.ts'
import { applicantLetterWords } from '../registration/sent/applicant-letters.words.ts'
import { standingWords } from '../registration/sent/standing.words.ts'
import { wizardWords } from '../registration/wizard.words.ts'
import type { Guide, GuideChapter, GuideStep } from './guide.ts'
import { LinkLine } from './guide-link.tsx'
import { joiningWords } from './joining.words.ts'
import { joiningStep } from './joining-step.tsx'

/** How one registers, where that is not the office's; from the form to the day on which one can sign in. */
export function joiningChapter(guide: Guide): GuideChapter | null {
  const { language, policy } = guide
  const { startedBy, steps } = policy.registration
  if (startedBy === 'office') return null
  return {
    id: 'inscription',
    title: joiningWords[language].title,
    steps: [
      openForm(guide, startedBy),
      ...steps.map(name => joiningStep(guide, name)),
      ...afterSending(guide),
    ],
  }
}

function openForm({ visit, language, policy, q }: Guide, startedBy: 'anyone' | 'invitee'): GuideStep {
  const words = joiningWords[language]
  const wizard = wizardWords[language]
  const { title, createAccount } = signInWords[language]
  const { steps } = policy.registration
  return {
    id: 'inscription-ouvrir',
    title: words.open[startedBy],
    says: [
      words.openHow[startedBy](q(title), q(createAccount)),
      startedBy === 'anyone' && (
        <LinkLine visit={visit} to="/inscription">
          {createAccount}
        </LinkLine>
      ),
      words.form(steps.length, q(wizard.next)),
    ],
    notes: [
      words.stars(htmlWords[language].required),
      words.later(q(wizard.previous), q(wizard.later)),
      startedBy === 'invitee' && words.linkStays,
    ],
  }
}

function afterSending({ language, policy, q }: Guide): (GuideStep | false)[] {
  const words = joiningWords[language]
  const { admittedAfter } = policy.registration
  return [
    admittedAfter.includes('emailConfirmed') && {
      id: 'inscription-confirmer',
      title: words.confirm,
      says: [words.confirmHow(q(applicantLetterWords[language].confirm)), words.confirmRecalls],
      notes: [words.spam],
    },
    admittedAfter.includes('officeApproved') && {
      id: 'inscription-reponse',
      title: words.approval,
      says: [words.approvalHow, words.approvalMeanwhile],
    },
    admittedAfter.includes('duesPaid') && {
      id: 'inscription-cotisation',
      title: words.dues,
      says: [words.duesHow],
    },
    {
      id: 'inscription-terminee',
      title: words.done,
      says: [words.doneHow(q(standingWords[language].congratulations), q(signInWords[language].title))],
    },
  ]
}
