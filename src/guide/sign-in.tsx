import { signInWords } from '../accounts/sign-in.words.ts'
import { SignInFields } from '../accounts/sign-in-fields.tsx'
import type { Frame } from '../html/frame.ts'
import { SiteNavigation } from '../html/site-navigation.tsx'
import { htmlWords } from '../html/words.ts'
import { restrictedWords } from '../members/restricted.words.ts'
import { frameOf } from '../web/replies.tsx'
import { asExample } from './example-member.ts'
import type { Guide, GuideChapter, GuideStep } from './guide.ts'
import { LinkLine } from './guide-link.tsx'
import { Screen } from './screen.tsx'
import { signInGuideWords } from './sign-in.words.ts'
import { SiteList } from './site-list.tsx'

/** From « Se connecter » to « Se déconnecter ». */
export function signInChapter(guide: Guide): GuideChapter {
  return {
    id: 'connexion',
    title: signInGuideWords[guide.language].title,
    steps: [
      openStep(guide),
      formStep(guide),
      rememberStep(guide),
      whoStep(guide),
      connectedStep(guide),
      guide.sites.length > 1 && allSitesStep(guide),
      restrictedStep(guide),
      leaveStep(guide),
    ],
  }
}

function openStep({ visit, language, q }: Guide): GuideStep {
  const words = signInGuideWords[language]
  const { title } = signInWords[language]
  const { site } = visit
  return {
    id: 'connexion-ouvrir',
    title: words.open(q(title)),
    says: [
      words.openHow(q(title)),
      <LinkLine key="here" visit={visit} to="/connexion">
        {title}
      </LinkLine>,
    ],
    notes: [words.openReserved, !site.isSignInHost && words.openElsewhere(site.realm.signInHost)],
    figure: (
      <Screen id="image-deconnecte" caption={words.openFigure}>
        <Band frame={{ ...frameOf(visit), visitor: null, signInDialog: false }} />
      </Screen>
    ),
  }
}

function formStep({ visit, language, policy, q }: Guide): GuideStep {
  const words = signInGuideWords[language]
  const form = signInWords[language]
  const { contactEmail } = visit.site
  return {
    id: 'connexion-formulaire',
    title: words.form,
    says: [words.formHow(q(form.email), q(form.password), q(form.submit)), words.secret],
    notes: [
      words.several,
      policy.registration.steps.includes('secondAdherent') && words.second,
      contactEmail ? words.mistaken(contactEmail) : words.mistakenNobody,
      words.forgotten(q(form.forgotten)),
      words.slowed,
    ],
    figure: (
      <Screen id="image-connexion" title={form.title} caption={words.formFigure}>
        <SignInFields language={language} />
      </Screen>
    ),
  }
}

function rememberStep({ language, q }: Guide): GuideStep {
  const words = signInGuideWords[language]
  const { remember, rememberHint } = signInWords[language]
  return {
    id: 'connexion-se-souvenir',
    title: words.remember(q(remember)),
    says: [words.rememberHow(q(remember)), rememberHint],
  }
}

function whoStep({ language }: Guide): GuideStep {
  const words = signInGuideWords[language]
  return { id: 'connexion-qui', title: words.who, says: [words.whoHow, words.whoChange] }
}

function connectedStep({ visit, language, q }: Guide): GuideStep {
  const words = signInGuideWords[language]
  const { signIn, signOut, membersArea } = htmlWords[language]
  const { person } = asExample(visit)
  const name = `${person.givenName} ${person.familyName}`
  return {
    id: 'connexion-reussie',
    title: words.connected,
    says: [words.connectedHow(q(signOut), q(signIn), q(membersArea))],
    figure: (
      <Screen id="image-connecte" caption={words.connectedFigure}>
        <SiteNavigation
          frame={{ ...frameOf(visit), path: '/espace', visitor: { name, member: true, office: false } }}
        />
      </Screen>
    ),
  }
}

function allSitesStep({ visit, language, sites }: Guide): GuideStep {
  const words = signInGuideWords[language]
  return {
    id: 'connexion-tous-les-sites',
    title: words.all,
    says: [words.allHow(sites.length), <SiteList key="sites" visit={visit} sites={sites} />, words.allThen],
  }
}

/** What closes the members' area, and what stays open all the same. */
function restrictedStep({ language, policy }: Guide): GuideStep | false {
  const words = signInGuideWords[language]
  const { account, dues, security, data } = restrictedWords[language]
  const hasDues = policy.dues !== 'none'
  const awaits = policy.registration.admittedAfter.includes('officeApproved')
  if (!hasDues && !awaits) return false
  return {
    id: 'connexion-restreinte',
    title: words.restricted,
    says: [
      words.restrictedHow,
      words.stillOpen,
      <ul key="open">
        {[account, hasDues && dues, security, data].filter(Boolean).map(each => (
          <li key={each}>{each}</li>
        ))}
      </ul>,
    ],
    notes: [
      hasDues && policy.entry === 'paidUp' && words.late,
      hasDues && words.suspended,
      awaits && words.awaiting,
    ],
  }
}

function leaveStep({ language, sites, q }: Guide): GuideStep {
  const words = signInGuideWords[language]
  return {
    id: 'connexion-quitter',
    title: words.leave,
    says: [words.leaveHow(q(htmlWords[language].signOut)), sites.length > 1 && words.leaveAll],
  }
}

/** The head of a page as it is before one has signed in. */
function Band({ frame }: { frame: Frame }) {
  return (
    <div class="site-band">
      <div class="site-band-content">
        <span class="site-name">{frame.site.name}</span>
        <SiteNavigation frame={frame} />
      </div>
    </div>
  )
}
