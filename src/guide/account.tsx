import type { AccountSections } from '../accounts/account-section.ts'
import { duesWords } from '../dues/dues-section.words.ts'
import { payWords } from '../dues/pay/pay.words.ts'
import { htmlWords } from '../html/words.ts'
import { householdWords } from '../members/household.words.ts'
import { ownAccountWords } from '../members/own-account.words.ts'
import { ownDataWords } from '../own-data/own-data.words.ts'
import { writingWords } from '../records/writing/writing.words.ts'
import { accountGuideWords } from './account.words.ts'
import { asExample } from './example-member.ts'
import type { Guide, GuideChapter, GuideStep } from './guide.ts'
import { LinkLine } from './guide-link.tsx'
import { Screen } from './screen.tsx'

type SectionName = keyof AccountSections

/** « Mon compte », part by part, each beside what the page shows of it for a made-up member. */
export async function accountChapter(guide: Guide): Promise<GuideChapter> {
  const { visit, language, policy, q } = guide
  const words = accountGuideWords[language]
  const { membersArea, myAccount } = htmlWords[language]
  const open: GuideStep = {
    id: 'compte-ouvrir',
    title: words.open(q(myAccount)),
    says: [
      words.openHow(q(membersArea), q(myAccount)),
      <LinkLine key="there" visit={visit} to="/espace/compte">
        {myAccount}
      </LinkLine>,
    ],
  }
  const parts = await Promise.all(policy.accountSections.map(name => partStep(guide, name)))
  return { id: 'compte', title: words.title, steps: [open, ...parts] }
}

/** A part of the page; none where the page has nothing to say under that heading. */
async function partStep(
  { visit, language, policy, sections, q }: Guide,
  name: SectionName,
): Promise<GuideStep | null> {
  const words = accountGuideWords[language]
  const shown = await sections[name](asExample(visit))
  const titles = headings(policy.registration.steps, name)
  if (!shown || titles.length === 0) return null
  const title = titles.map(heading => q(heading(language))).join(words.and)
  const isRecord = name === 'signIn' || name === 'identity' || name === 'household'
  return {
    id: `compte-${anchors[name]}`,
    title: words.heading(title),
    says: [words.says[name], isRecord && words.change(q(ownAccountWords[language].change))],
    figure: (
      <Screen id={`image-compte-${anchors[name]}`} caption={words.figure(title)}>
        {shown}
      </Screen>
    ),
  }
}

const anchors: Record<SectionName, string> = {
  dues: 'echeance',
  signIn: 'identifiant',
  identity: 'identite',
  household: 'foyer',
  ownRecords: 'mes-fiches',
  newRecord: 'nouvelle-fiche',
  password: 'mot-de-passe',
  payDues: 'payer',
  data: 'donnees',
}

type Heading = (language: Guide['language']) => string

/** The headings that a part has on the page. */
function headings(steps: Guide['policy']['registration']['steps'], name: SectionName): Heading[] {
  const own: Record<Exclude<SectionName, 'household'>, Heading> = {
    dues: language => duesWords[language].dues,
    signIn: language => ownAccountWords[language].signIn,
    identity: language => ownAccountWords[language].identity,
    ownRecords: language => writingWords[language].own,
    newRecord: language => writingWords[language].create,
    password: language => ownAccountWords[language].resetPassword,
    payDues: language => payWords[language].pay,
    data: language => ownDataWords[language].title,
  }
  if (name !== 'household') return [own[name]]
  return (['secondAdherent', 'beneficiaries'] as const)
    .filter(step => steps.includes(step))
    .map(step => language => householdWords[language][step])
}
