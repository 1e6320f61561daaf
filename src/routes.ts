import { confirmPage, confirmPassword } from './accounts/confirm-password.pages.tsx'
import { savePasswordChange, securityPage } from './accounts/password-change.pages.tsx'
import { passwordChoicePage, saveChosenPassword } from './accounts/password-choice.pages.tsx'
import { askForPasswordLink, passwordLinkPage } from './accounts/password-link.pages.tsx'
import { signInPage, signInWithPassword, signOut } from './accounts/sign-in.pages.tsx'
import { sayWhoYouAre, whoAreYouPage } from './accounts/who-are-you.pages.tsx'
import { landingPage, styleguidePage } from './demonstration/landing.pages.tsx'
import { mailboxJson, mailboxPage } from './demonstration/mailbox.pages.tsx'
import { membersAreaPage } from './members/members-area.pages.tsx'
import { duesPage, ownAccountPage } from './members/own-account.pages.tsx'
import { officeHome } from './office/home.pages.tsx'
import { homePage } from './pages/home.pages.tsx'
import { joiningPage } from './registration/joining.pages.tsx'
import { chooseLanguage } from './web/language.ts'
import type { Routes } from './web/routes.ts'

/** Every URL of a site, in the group that says who may open it. */
export const routes: Routes = {
  anyone: {
    'GET /': homePage,
    'GET /connexion': signInPage,
    'POST /connexion': signInWithPassword,
    // Before a shared mailbox has said who is there, it is in no group yet.
    'GET /connexion/qui': whoAreYouPage,
    'POST /connexion/qui': sayWhoYouAre,
    'POST /deconnexion': signOut,
    'GET /mot-de-passe': passwordLinkPage,
    'POST /mot-de-passe': askForPasswordLink,
    'GET /mot-de-passe/nouveau': passwordChoicePage,
    'POST /mot-de-passe/nouveau': saveChosenPassword,
    'GET /inscription': joiningPage,
    'GET /invitation/:code': joiningPage,
    'GET /langue/:language': chooseLanguage,
  },
  signedIn: {
    'GET /espace/compte': ownAccountPage,
    'GET /espace/cotisation': duesPage,
    'GET /espace/securite': securityPage,
    'POST /espace/securite': savePasswordChange,
    'GET /connexion/confirmation': confirmPage,
    'POST /connexion/confirmation': confirmPassword,
  },
  member: {
    'GET /espace': membersAreaPage,
  },
  office: {
    'GET /bureau': ['seeOffice', officeHome],
  },
  demonstration: {
    'GET /styleguide': styleguidePage,
  },
}

/** What answers on `localhost` itself while the demonstration is on. */
export const landingRoutes = {
  'GET /': landingPage,
  'GET /mailbox': mailboxPage,
  'GET /mailbox.json': mailboxJson,
  'GET /styleguide': styleguidePage,
  'GET /langue/:language': chooseLanguage,
} as const
