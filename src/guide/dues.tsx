import { DuesSection } from '../dues/dues-section.tsx'
import { duesWords } from '../dues/dues-section.words.ts'
import { payWords } from '../dues/pay/pay.words.ts'
import { lastStep } from '../dues/reminders/steps.ts'
import { htmlWords } from '../html/words.ts'
import type { Policy } from '../organisations/policy.ts'
import { duesGuideWords } from './dues.words.ts'
import { asExample } from './example-member.ts'
import type { Guide, GuideChapter, GuideStep } from './guide.ts'
import { LinkLine } from './guide-link.tsx'
import { Screen } from './screen.tsx'

type DuesRules = Exclude<Policy['dues'], 'none'>

/** The rules of the dues in words, and how they are paid; nothing where none are asked for. */
export function duesChapter(guide: Guide): GuideChapter | null {
  const { language, policy } = guide
  if (policy.dues === 'none') return null
  return {
    id: 'cotisation',
    title: duesGuideWords[language].title,
    steps: [dueStep(guide, policy.dues), payStep(guide), lateStep(guide, policy.dues)],
  }
}

function dueStep({ language, q }: Guide, rules: DuesRules): GuideStep {
  const words = duesGuideWords[language]
  const { period, rollOverFrom, lateRenewal, newMemberDays } = rules
  return {
    id: 'cotisation-echeance',
    title: words.due,
    says: [words.period[period](rules), words.where(q(htmlWords[language].myAccount))],
    notes: [
      words.newMember(newMemberDays),
      period !== 'rolling' && rollOverFrom !== null && words.rollOver(rollOverFrom),
      period === 'rolling' && words.lateRenewal[lateRenewal],
    ],
  }
}

function payStep({ visit, language, q }: Guide): GuideStep {
  const words = duesGuideWords[language]
  const { pay } = payWords[language]
  return {
    id: 'cotisation-payer',
    title: words.pay,
    says: [
      words.payHow(q(pay)),
      <LinkLine key="there" visit={visit} to="/espace/cotisation">
        {pay}
      </LinkLine>,
      words.received,
    ],
    notes: [words.transfer, words.notOnline],
  }
}

function lateStep({ visit, language, policy, q }: Guide, rules: DuesRules): GuideStep {
  const words = duesGuideWords[language]
  const remindOn = [...new Set(rules.remindOn)].sort((one, other) => one - other)
  const before = remindOn.filter(days => days < 0).map(days => -days)
  const after = remindOn.filter(days => days > 0)
  const reminders = Math.min(rules.suspendAfterReminders, after.length)
  return {
    id: 'cotisation-retard',
    title: words.late,
    says: [
      words.red(q(htmlWords[language].myAccount)),
      words.entry[policy.entry],
      before.length + after.length > 0 && words.reminders(before, after),
      lastStep(rules) !== null &&
        `${words.suspended(reminders, rules.suspendAfterDays)} ${words.suspension[rules.suspension]}`,
    ],
    figure: (
      <Screen id="image-retard" caption={words.lateFigure(q(duesWords[language].dues))}>
        <DuesSection {...asExample(visit, -20)} />
      </Screen>
    ),
  }
}
