import { NewPasswordFields } from '../accounts/password-choice.pages.tsx'
import { passwordChoiceWords } from '../accounts/password-choice.words.ts'
import { letterWords } from '../accounts/password-link.letters.words.ts'
import { resendAfter } from '../accounts/password-link.ts'
import { passwordLinkWords } from '../accounts/password-link.words.ts'
import { PasswordLinkFields } from '../accounts/password-link-fields.tsx'
import { passwordRules } from '../accounts/password-rules.ts'
import { passwordWords } from '../accounts/password-rules.words.ts'
import { signInWords } from '../accounts/sign-in.words.ts'
import { Button } from '../html/button.tsx'
import { Notice } from '../html/notice.tsx'
import { htmlWords } from '../html/words.ts'
import { ContactList } from '../organisations/contacts.tsx'
import type { Guide, GuideChapter, GuideStep } from './guide.ts'
import { LinkLine } from './guide-link.tsx'
import { passwordGuideWords } from './password.words.ts'
import { Screen } from './screen.tsx'

/** From « Mot de passe oublié ou première connexion » to a password that is saved. */
export function passwordChapter(guide: Guide): GuideChapter {
  const words = passwordGuideWords[guide.language]
  const when = guide.policy.registration.startedBy === 'office' ? 'first' : 'forgotten'
  return {
    id: 'mot-de-passe',
    title: words.title[when],
    steps: [
      askStep(guide, words.ask[when]),
      addressStep(guide),
      answerStep(guide),
      mailboxStep(guide),
      chooseStep(guide),
      refusedStep(guide),
      savedStep(guide),
    ],
  }
}

function askStep({ visit, language, q }: Guide, title: string): GuideStep {
  const words = passwordGuideWords[language]
  const { title: signIn, forgotten } = signInWords[language]
  return {
    id: 'mot-de-passe-demander',
    title,
    says: [
      words.askHow(q(signIn), q(forgotten)),
      <LinkLine key="way" visit={visit} to="/mot-de-passe">
        {forgotten}
      </LinkLine>,
    ],
    notes: [words.byOffice],
  }
}

function addressStep({ language, q }: Guide): GuideStep {
  const words = passwordGuideWords[language]
  const { title, intro, submit } = passwordLinkWords[language]
  return {
    id: 'mot-de-passe-adresse',
    title: words.address,
    says: [words.addressHow(q(submit))],
    figure: (
      <Screen id="image-demande" title={title} caption={words.addressFigure}>
        <p>{intro}</p>
        <PasswordLinkFields language={language} />
      </Screen>
    ),
  }
}

/** What the page answers: it tells an address that is not known, or conceals it. */
function answerStep({ language, policy, sites, q }: Guide): GuideStep {
  const words = passwordGuideWords[language]
  const { sent, sentConcealed, sentThen, unknown } = passwordLinkWords[language]
  const tells = policy.unknownEmail === 'tell'
  const title = tells ? sent : sentConcealed
  return {
    id: 'mot-de-passe-reponse',
    title: words.answer,
    says: [
      tells ? words.known(q(title)) : words.concealed(q(title)),
      tells ? words.unknown(q(unknown)) : words.concealedUnknown,
      tells && words.unknownWhy[policy.registration.startedBy],
      tells && words.whom,
      tells && <ContactList sites={sites} />,
    ],
    figure: (
      <Screen id="image-message-parti" caption={words.answerFigure}>
        <Notice kind="success" title={title}>
          {sentThen}
        </Notice>
      </Screen>
    ),
  }
}

function mailboxStep({ language, q }: Guide): GuideStep {
  const words = passwordGuideWords[language]
  return {
    id: 'mot-de-passe-message',
    title: words.mailbox,
    says: [words.mailboxHow(q(letterWords[language].choosePassword))],
    notes: [
      words.spam,
      words.resend(q(passwordLinkWords[language].resend), resendAfter),
      words.wrongAddress,
      words.scanners,
    ],
  }
}

function chooseStep({ visit, language, policy, q }: Guide): GuideStep {
  const words = passwordGuideWords[language]
  const { title, submit } = passwordChoiceWords[language]
  const { requiredClasses, passphraseFrom } = policy.password
  return {
    id: 'mot-de-passe-choisir',
    title: words.choose,
    says: [
      words.chooseHow(q(submit)),
      words.rules,
      <ul key="rules">
        {passwordRules(policy.password, language).map(({ name, label }) => (
          <li key={name}>{label}</li>
        ))}
      </ul>,
      requiredClasses > 0 && (
        <p key="passphrase">
          <strong>{passwordWords[language].passphrase(passphraseFrom)}</strong>
        </p>
      ),
    ],
    notes: [words.eye(q(htmlWords[language].showPassword)), words.common, words.same],
    figure: (
      <Screen id="image-mot-de-passe" title={title} caption={words.chooseFigure}>
        <NewPasswordFields visit={visit} problems={[]} />
        <Button>{submit}</Button>
      </Screen>
    ),
  }
}

function refusedStep({ language, q }: Guide): GuideStep {
  const words = passwordGuideWords[language]
  const { different, submit } = passwordChoiceWords[language]
  return {
    id: 'mot-de-passe-refus',
    title: words.refused,
    says: [words.goOn(q(submit))],
    notes: [words.different(q(different)), words.weak],
  }
}

function savedStep({ language, q }: Guide): GuideStep {
  const words = passwordGuideWords[language]
  const { passwordSaved, passwordSavedHelp } = signInWords[language]
  return {
    id: 'mot-de-passe-enregistre',
    title: words.saved,
    says: [words.savedHow(q(passwordSaved))],
    figure: (
      <Screen id="image-enregistre" caption={words.savedFigure}>
        <Notice kind="success" title={passwordSaved}>
          {passwordSavedHelp}
        </Notice>
      </Screen>
    ),
  }
}
