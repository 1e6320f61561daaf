import { emailChangeWords } from '../accounts/email-change.words.ts'
import { securityWords } from '../accounts/security.words.ts'
import { Notice } from '../html/notice.tsx'
import { htmlWords } from '../html/words.ts'
import { ownAccountWords } from '../members/own-account.words.ts'
import { secondSignInWords } from '../members/second-sign-in.words.ts'
import { ownDataWords } from '../own-data/own-data.words.ts'
import { changeWords } from '../registration/change/change.words.ts'
import { steps } from '../registration/steps/registry.ts'
import { changeGuideWords } from './change.words.ts'
import type { Guide, GuideChapter, GuideStep } from './guide.ts'
import { LinkLine } from './guide-link.tsx'
import { Screen } from './screen.tsx'

/** What members change about themselves, and what they can see of it. */
export function changeChapter(guide: Guide): GuideChapter {
  const { policy, language } = guide
  return {
    id: 'modifier',
    title: changeGuideWords[language].title,
    steps: [
      recordStep(guide),
      saveStep(guide),
      emailStep(guide),
      policy.registration.steps.includes('secondAdherent') && secondStep(guide),
      devicesStep(guide),
      dataStep(guide),
    ],
  }
}

function recordStep({ visit, language, policy, q }: Guide): GuideStep {
  const words = changeGuideWords[language]
  const { change } = ownAccountWords[language]
  const { startedBy, steps: names } = policy.registration
  return {
    id: 'modifier-fiche',
    title: words.record,
    says: [
      words.recordHow(q(htmlWords[language].myAccount), q(change)),
      <ul key="pages">
        {names
          .filter(name => steps[name].typedOf)
          .map(name => (
            <li key={name}>{(steps[name].saidTitle ?? steps[name].title)[language]}</li>
          ))}
      </ul>,
      startedBy !== 'office' && words.same,
      <LinkLine key="there" visit={visit} to="/espace/fiche-membre">
        {change}
      </LinkLine>,
    ],
    notes: [words.stars, words.missing],
  }
}

function saveStep({ language, q }: Guide): GuideStep {
  const words = changeGuideWords[language]
  const { saved, savedHelp } = ownAccountWords[language]
  return {
    id: 'modifier-enregistrer',
    title: words.save,
    says: [words.saveHow(q(changeWords[language].save), q(saved))],
    figure: (
      <Screen id="image-fiche-enregistree" caption={words.saveFigure}>
        <Notice kind="success" title={saved}>
          {savedHelp}
        </Notice>
      </Screen>
    ),
  }
}

function emailStep({ visit, language, q }: Guide): GuideStep {
  const words = changeGuideWords[language]
  const { title, submit, confirm } = emailChangeWords[language]
  return {
    id: 'modifier-adresse-e-mail',
    title: words.email,
    says: [
      <LinkLine key="there" visit={visit} to="/espace/adresse">
        {title}
      </LinkLine>,
      words.emailHow(q(submit)),
      words.emailConfirm(q(confirm)),
    ],
    notes: [words.emailLost],
  }
}

function secondStep({ visit, language, q }: Guide): GuideStep {
  const words = changeGuideWords[language]
  const { title, grant } = secondSignInWords[language]
  return {
    id: 'modifier-deuxieme-adherent',
    title: words.second,
    says: [
      words.secondHow(q(grant)),
      words.secondEnd,
      <LinkLine key="there" visit={visit} to="/espace/deuxieme-adherent">
        {title}
      </LinkLine>,
    ],
  }
}

function devicesStep({ visit, language, q }: Guide): GuideStep {
  const words = changeGuideWords[language]
  const { title } = securityWords[language]
  return {
    id: 'modifier-appareils',
    title: words.devices,
    says: [
      words.devicesHow(q(title)),
      <LinkLine key="there" visit={visit} to="/espace/securite">
        {title}
      </LinkLine>,
    ],
  }
}

function dataStep({ visit, language, policy, q }: Guide): GuideStep {
  const words = changeGuideWords[language]
  const { title } = ownDataWords[language]
  const { erasure } = policy.data
  return {
    id: 'modifier-donnees',
    title: words.data,
    says: [
      words.dataHow(q(title)),
      erasure === 'byOffice' ? words.erasure.byOffice : words.erasure.byItself(erasure.afterDays),
      <LinkLine key="there" visit={visit} to="/espace/donnees">
        {title}
      </LinkLine>,
    ],
  }
}
