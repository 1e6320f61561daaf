import { accountSections } from './account-sections.ts'
import { confirmPage, confirmPassword } from './accounts/confirm-password.pages.tsx'
import { savePasswordChange, securityPage } from './accounts/password-change.pages.tsx'
import { passwordChoicePage, saveChosenPassword } from './accounts/password-choice.pages.tsx'
import { askForPasswordLink, passwordLinkPage } from './accounts/password-link.pages.tsx'
import { signInPage, signInWithPassword, signOut } from './accounts/sign-in.pages.tsx'
import { sayWhoYouAre, whoAreYouPage } from './accounts/who-are-you.pages.tsx'
import { landingPage, styleguidePage } from './demonstration/landing.pages.tsx'
import { mailboxJson, mailboxPage } from './demonstration/mailbox.pages.tsx'
import { duesPage } from './dues/dues-section.tsx'
import { membersAreaPage } from './members/members-area.pages.tsx'
import { occupationsPage, saveOccupationsList } from './members/occupations.pages.tsx'
import { memberAddressPage, saveMemberAddress } from './members/office/change-address.pages.tsx'
import { changeMemberPage, saveMember } from './members/office/change-member.pages.tsx'
import { membersListPage } from './members/office/list.pages.tsx'
import { memberPage, sendMemberLink } from './members/office/member.pages.tsx'
import { newMemberPage, saveNewMember } from './members/office/new-member.pages.tsx'
import { ownAccountPage } from './members/own-account.pages.tsx'
import { officeHome } from './office/home.pages.tsx'
import { homePage } from './pages/home.pages.tsx'
import { openInvitation } from './registration/invitations/invitation.pages.tsx'
import { makeLink, newInvitationPage } from './registration/invitations/invitation-new.pages.tsx'
import { resumeWithInvitation } from './registration/invitations/invitation-resume.pages.tsx'
import { askToStop, stopLink } from './registration/invitations/invitation-stop.pages.tsx'
import { invitationsPage } from './registration/invitations/invitations.pages.tsx'
import { joinAnother, joiningPage } from './registration/joining.pages.tsx'
import {
  applicationPage,
  approveApplication,
  backToApplication,
  noteDues,
  refuseApplication,
} from './registration/queue/approval.pages.tsx'
import { addressPage, saveAddress } from './registration/queue/approval-address.pages.tsx'
import { queuePage } from './registration/queue/queue.pages.tsx'
import {
  confirmationPage,
  resendConfirmation,
  saveConfirmation,
  takeRegistrationBack,
} from './registration/sent/confirm-address.pages.tsx'
import { correctionPage, saveCorrection } from './registration/sent/correct-address.pages.tsx'
import { resendResumeLink, resumeHere, resumePage } from './registration/sent/resume.pages.tsx'
import { resumeLaterPage, sendResumeLink } from './registration/sent/resume-later.pages.tsx'
import { resendReceived, submittedPage } from './registration/sent/submitted.pages.tsx'
import { askToOpen, openHere } from './registration/sent/submitted-open.pages.tsx'
import { unconfirmed } from './registration/sent/submitted-unconfirmed.ts'
import { saveStep, stepPage } from './registration/wizard.pages.tsx'
import { acceptancePage, saveAcceptance } from './terms/acceptance.pages.tsx'
import { publicTermsPage } from './terms/public.pages.tsx'
import { newVersionPage, publishVersion } from './terms/publish.pages.tsx'
import { termsVersionPage, termsVersionsPage, withdrawVersion } from './terms/versions.pages.tsx'
import { chooseLanguage } from './web/language.ts'
import type { Routes } from './web/routes.ts'

/** Every URL of a site, in the group that says who may open it. */
export const routes: Routes = {
  anyone: {
    'GET /': homePage,
    'GET /connexion': signInPage,
    'POST /connexion': signInWithPassword(unconfirmed),
    // Before a shared mailbox has said who is there, it is in no group yet.
    'GET /connexion/qui': whoAreYouPage,
    'POST /connexion/qui': sayWhoYouAre,
    'POST /deconnexion': signOut,
    'GET /mot-de-passe': passwordLinkPage,
    'POST /mot-de-passe': askForPasswordLink(unconfirmed),
    'GET /mot-de-passe/nouveau': passwordChoicePage,
    'POST /mot-de-passe/nouveau': saveChosenPassword,
    'GET /inscription': joiningPage,
    // What is named comes before what is a step.
    'POST /inscription/autre': joinAnother,
    'GET /inscription/envoyee': submittedPage,
    'GET /inscription/ouvrir': askToOpen,
    'POST /inscription/ouvrir': openHere,
    'POST /inscription/renvoyer': resendReceived,
    'GET /inscription/correction': correctionPage,
    'POST /inscription/correction': saveCorrection,
    'GET /inscription/confirmation': confirmationPage,
    'POST /inscription/confirmation': saveConfirmation,
    'POST /inscription/confirmation/refus': takeRegistrationBack,
    'POST /inscription/confirmation/renvoyer': resendConfirmation,
    'GET /inscription/plus-tard': resumeLaterPage,
    'POST /inscription/plus-tard': sendResumeLink,
    'GET /inscription/reprise': resumePage,
    'POST /inscription/reprise': resumeHere,
    'POST /inscription/reprise/renvoyer': resendResumeLink,
    'GET /inscription/:step': stepPage,
    'POST /inscription/:step': saveStep,
    'GET /invitation/:code': openInvitation,
    'POST /invitation/:code': resumeWithInvitation,
    'GET /conditions': publicTermsPage,
    'GET /langue/:language': chooseLanguage,
  },
  signedIn: {
    'GET /espace/compte': ownAccountPage(accountSections),
    'GET /espace/cotisation': duesPage,
    'GET /espace/securite': securityPage,
    'POST /espace/securite': savePasswordChange,
    'GET /connexion/confirmation': confirmPage,
    'POST /connexion/confirmation': confirmPassword,
    'GET /conditions/accord': acceptancePage,
    'POST /conditions/accord': saveAcceptance,
  },
  member: {
    'GET /espace': membersAreaPage,
  },
  office: {
    'GET /bureau': ['seeOffice', officeHome],
    'GET /bureau/adherents': ['seeMembers', membersListPage],
    'POST /bureau/adherents': ['enterMembers', saveNewMember],
    'GET /bureau/adherents/nouveau': ['enterMembers', newMemberPage],
    'GET /bureau/adherents/:id': ['seeMembers', memberPage],
    'POST /bureau/adherents/:id/lien': ['enterMembers', sendMemberLink],
    'GET /bureau/adherents/:id/adresse': ['enterMembers', memberAddressPage],
    'POST /bureau/adherents/:id/adresse': ['enterMembers', saveMemberAddress],
    'GET /bureau/adherents/:id/modifier': ['enterMembers', changeMemberPage],
    'POST /bureau/adherents/:id/modifier': ['enterMembers', saveMember],
    'GET /bureau/conditions': ['publishTerms', termsVersionsPage],
    'POST /bureau/conditions': ['publishTerms', publishVersion],
    'GET /bureau/conditions/nouvelle': ['publishTerms', newVersionPage],
    'GET /bureau/conditions/:id': ['publishTerms', termsVersionPage],
    'POST /bureau/conditions/:id/retrait': ['publishTerms', withdrawVersion],
    'GET /bureau/demandes': ['seeApplications', queuePage],
    'GET /bureau/demandes/:id': ['seeApplications', applicationPage],
    'POST /bureau/demandes/:id/valider': ['decideApplications', approveApplication],
    // A reason that had to be mended leaves this address in the history.
    'GET /bureau/demandes/:id/refuser': ['seeApplications', backToApplication],
    'POST /bureau/demandes/:id/refuser': ['decideApplications', refuseApplication],
    'POST /bureau/demandes/:id/cotisation': ['recordDues', noteDues],
    'GET /bureau/demandes/:id/adresse': ['decideApplications', addressPage],
    'POST /bureau/demandes/:id/adresse': ['decideApplications', saveAddress],
    'GET /bureau/invitations': ['invite', invitationsPage],
    'GET /bureau/invitations/nouvelle': ['invite', newInvitationPage],
    'POST /bureau/invitations': ['invite', makeLink],
    'GET /bureau/invitations/:id/arreter': ['invite', askToStop],
    'POST /bureau/invitations/:id/arreter': ['invite', stopLink],
    'GET /bureau/fonctions': ['editOccupations', occupationsPage],
    'POST /bureau/fonctions': ['editOccupations', saveOccupationsList],
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
