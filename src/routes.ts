import { accountSections } from './account-sections.ts'
import { confirmPage, confirmPassword } from './accounts/confirm-password.pages.tsx'
import {
  emailChangePage,
  resendToNewEmail,
  saveEmailChange,
  stopEmailChange,
} from './accounts/email-change.pages.tsx'
import {
  confirmNewEmail,
  newEmailPage,
  takeBackPage,
  takeOldEmailBack,
} from './accounts/email-change-link.pages.tsx'
import { savePasswordChange } from './accounts/password-change.pages.tsx'
import { passwordChoicePage, saveChosenPassword } from './accounts/password-choice.pages.tsx'
import { askForPasswordLink, passwordLinkPage } from './accounts/password-link.pages.tsx'
import { endSessionsElsewhere, endSessionThere, securityPage } from './accounts/security.pages.tsx'
import { signInPage, signInWithPassword, signOut } from './accounts/sign-in.pages.tsx'
import { sayWhoYouAre, whoAreYouPage } from './accounts/who-are-you.pages.tsx'
import { landingPage, styleguidePage } from './demonstration/landing.pages.tsx'
import { mailboxJson, mailboxPage } from './demonstration/mailbox.pages.tsx'
import { bankAccountPage, saveBankAccount } from './dues/office/bank-account.pages.tsx'
import { cancelPage, saveCancellation } from './dues/office/cancel.pages.tsx'
import { dueDayPage, saveDueDay } from './dues/office/due-day.pages.tsx'
import { ledgerPage } from './dues/office/ledger.pages.tsx'
import { duesListPage } from './dues/office/list.pages.tsx'
import { newPaymentPage, savePayment } from './dues/office/payment.pages.tsx'
import { planChoicePage, savePlanChoice } from './dues/office/plan-choice.pages.tsx'
import { newPlanPage, planPage, saveNewPlan, savePlan } from './dues/office/plan-form.pages.tsx'
import { plansPage } from './dues/office/plans.pages.tsx'
import { reversalPage, saveReversal } from './dues/office/reversal.pages.tsx'
import { duesPage, prepareTransfer, sayTransferMade } from './dues/pay/own-dues.pages.tsx'
import { officeReceipt, ownReceipt } from './dues/receipts/receipt.pages.ts'
import {
  confirmLine,
  saveLine,
  setLineAside,
  statementLinePage,
  takeLineUp,
} from './dues/statements/line.pages.tsx'
import { statementLinesPage } from './dues/statements/lines.pages.tsx'
import { bankStatementsPage, uploadStatement } from './dues/statements/statements.pages.tsx'
import {
  decideSuspensions,
  liftOneSuspension,
  suspensionsPage,
} from './dues/suspension/suspensions.pages.tsx'
import { guidePage } from './guide/guide.pages.tsx'
import { choicePage, saveOwnChoice } from './members/directory/choice.pages.tsx'
import { directoryListPage } from './members/directory/list.pages.tsx'
import { exportListedMembers } from './members/export/export.pages.ts'
import { memberHistoryPage } from './members/history/history.pages.tsx'
import { columnsPage, saveColumns } from './members/import/office/columns.pages.tsx'
import { bringIn, giveUp, importPageOf } from './members/import/office/import.pages.tsx'
import { importReportFile } from './members/import/office/report-file.pages.ts'
import { importsPage, uploadMembers } from './members/import/office/upload.pages.tsx'
import { endMailing, mailingPage, mailingsPage } from './members/mailing/mailings.pages.tsx'
import { newMailingPage, saveMailing } from './members/mailing/new-mailing.pages.tsx'
import { membersAreaPage } from './members/members-area.pages.tsx'
import { occupationsPage, saveOccupationsList } from './members/occupations.pages.tsx'
import { memberAddressPage, saveMemberAddress } from './members/office/change-address.pages.tsx'
import { changeMemberPage, saveMember } from './members/office/change-member.pages.tsx'
import { departurePage, saveDeparture } from './members/office/departure.pages.tsx'
import { membersListPage } from './members/office/list.pages.tsx'
import { memberPage, sendMemberLink } from './members/office/member.pages.tsx'
import { addMembershipPage, saveNewMembership } from './members/office/membership-add.pages.tsx'
import { movePage, saveMove } from './members/office/move.pages.tsx'
import { moveApplications } from './members/office/move-applications.ts'
import { newMemberPage, saveNewMember } from './members/office/new-member.pages.tsx'
import { saveSuspension, suspensionPage } from './members/office/suspension.pages.tsx'
import { ownAccountPage } from './members/own-account.pages.tsx'
import { saveSecondSignIn, secondSignInPage } from './members/second-sign-in.pages.tsx'
import { chooseView, chooseViewPage } from './office/choose-view.pages.tsx'
import { officeHome } from './office/home.pages.tsx'
import { rolePage, saveRoleEnd } from './office/roles/end.pages.tsx'
import { newRolePage, saveNewRole } from './office/roles/give.pages.tsx'
import { rolesListPage } from './office/roles/list.pages.tsx'
import { backToErasure, eraseAsAsked, erasurePage, refuseAsked } from './own-data/decide-erasure.pages.tsx'
import { eraseMember, eraseMemberPage } from './own-data/erase-member.pages.tsx'
import { erasuresPage } from './own-data/erasures.pages.tsx'
import { downloadOwnData, ownDataPage } from './own-data/own-data.pages.tsx'
import { askOwnErasure, ownErasurePage, withdrawOwnErasure } from './own-data/own-erasure.pages.tsx'
import { homePage } from './pages/home.pages.tsx'
import { pageImageFile } from './pages/images/image.pages.ts'
import { changeLibrary, libraryPage } from './pages/images/library.pages.tsx'
import { editPagePage, newPagePage, saveNewPage, savePagePage } from './pages/office/edit.pages.tsx'
import { pagesListPage } from './pages/office/list.pages.tsx'
import { pagePreviewPage, publishPagePage, withdrawPagePage } from './pages/office/preview.pages.tsx'
import { askToDeletePage, deletePagePage } from './pages/office/remove.pages.tsx'
import { ownPage } from './pages/own.pages.ts'
import { logoOnTrial, previewStylesheet } from './pages/sites/look.pages.ts'
import { makeNewSite, newSitePage } from './pages/sites/new-site.pages.tsx'
import { saveSiteSettings, siteSettingsPage } from './pages/sites/settings.pages.tsx'
import { siteMadePage } from './pages/sites/site-made.pages.tsx'
import { contactPage, legalPage, privacyPage } from './pages/standard.pages.tsx'
import { imageFile } from './records/images/image.pages.ts'
import { decideRecord, recordToDecidePage } from './records/office/decide.pages.tsx'
import { recordsDeskPage } from './records/office/desk.pages.tsx'
import { recordPage } from './records/reading/record.pages.tsx'
import { rubricPage } from './records/reading/rubric.pages.tsx'
import { rubricsPage } from './records/reading/rubrics.pages.tsx'
import { chooseRubricPage } from './records/writing/choose-rubric.pages.tsx'
import { askToDelete, deleteRecord } from './records/writing/delete.pages.tsx'
import { editRecordPage, newRecordPage } from './records/writing/edit.pages.tsx'
import { ownRecordsPage } from './records/writing/own-list.pages.tsx'
import { decideOwnRecord, previewPage } from './records/writing/preview.pages.tsx'
import { saveNewRecord, saveRecord } from './records/writing/save.pages.tsx'
import { changePage, ownRecordPage, saveChange } from './registration/change/change.pages.tsx'
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
  refuseApplication,
} from './registration/queue/approval.pages.tsx'
import { addressPage, saveAddress } from './registration/queue/approval-address.pages.tsx'
import { firstDuesPage, noteDues } from './registration/queue/first-dues.pages.tsx'
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
import { enterSite } from './sso/enter-site.pages.tsx'
import { inLook, onSignInHost, orAnswer } from './sso/sign-in-host.ts'
import { acceptancePage, saveAcceptance } from './terms/acceptance.pages.tsx'
import { publicTermsPage } from './terms/public.pages.tsx'
import { newVersionPage, publishVersion } from './terms/publish.pages.tsx'
import { termsVersionPage, termsVersionsPage, withdrawVersion } from './terms/versions.pages.tsx'
import { chooseLanguage } from './web/language.ts'
import type { RouteName, Routes } from './web/routes.ts'

/** Every URL of a site, in the group that says who may open it. */
export const routes: Routes = {
  anyone: {
    'GET /': homePage,
    'GET /guide': guidePage(accountSections),
    'GET /connexion': orAnswer(signInPage),
    'POST /connexion': onSignInHost(signInWithPassword(unconfirmed)),
    // Where another site of the realm gets the answer of the sign-in host.
    'GET /connexion/retour': enterSite,
    // Before a shared mailbox has said who is there, it is in no group yet.
    'GET /connexion/qui': inLook(whoAreYouPage),
    'POST /connexion/qui': inLook(sayWhoYouAre),
    'POST /deconnexion': signOut,
    'GET /mot-de-passe': onSignInHost(passwordLinkPage),
    'POST /mot-de-passe': onSignInHost(askForPasswordLink(unconfirmed)),
    'GET /mot-de-passe/nouveau': inLook(passwordChoicePage),
    'POST /mot-de-passe/nouveau': inLook(saveChosenPassword),
    // Opened from a letter, on whatever device reads it.
    'GET /adresse/confirmation': newEmailPage,
    'POST /adresse/confirmation': confirmNewEmail(moveApplications),
    'GET /adresse/annulation': takeBackPage,
    'POST /adresse/annulation': takeOldEmailBack(moveApplications),
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
    'GET /contact': contactPage,
    'GET /mentions-legales': legalPage,
    'GET /confidentialite': privacyPage,
    // Each page says who may read it: its gate stands in the handler.
    'GET /pages/:slug': ownPage,
    'GET /pages/images/:file': pageImageFile,
    'GET /images/:file': imageFile,
    // Who may read it says the policy: its gate stands in the handler.
    'GET /annuaire': directoryListPage,
    'GET /rubriques': rubricsPage,
    // Each rubric says in the policy who may read it: its gate stands in the handler.
    'GET /rubriques/:rubric': rubricPage,
    'GET /rubriques/:rubric/:id': recordPage,
    'GET /langue/:language': chooseLanguage,
  },
  signedIn: {
    'GET /espace/compte': ownAccountPage(accountSections),
    'GET /espace/fiche-membre': ownRecordPage,
    'GET /espace/fiche-membre/:step': changePage,
    'POST /espace/fiche-membre/:step': saveChange,
    'GET /espace/cotisation': duesPage,
    'POST /espace/cotisation/preparer': prepareTransfer,
    'POST /espace/cotisation/virement': sayTransferMade,
    'GET /espace/cotisation/recu/:id': ownReceipt,
    'GET /espace/adresse': emailChangePage,
    'POST /espace/adresse': saveEmailChange,
    'POST /espace/adresse/renvoyer': resendToNewEmail,
    'POST /espace/adresse/annuler': stopEmailChange,
    'GET /espace/securite': securityPage,
    'POST /espace/securite': savePasswordChange,
    'POST /espace/securite/appareils': endSessionsElsewhere,
    'POST /espace/securite/appareils/:id': endSessionThere,
    'GET /espace/annuaire': choicePage,
    'POST /espace/annuaire': saveOwnChoice,
    'GET /espace/deuxieme-adherent': secondSignInPage,
    'POST /espace/deuxieme-adherent': saveSecondSignIn,
    'GET /espace/donnees': ownDataPage,
    'POST /espace/donnees/copie': downloadOwnData,
    'GET /espace/donnees/effacement': ownErasurePage,
    'POST /espace/donnees/effacement': askOwnErasure,
    'POST /espace/donnees/effacement/retrait': withdrawOwnErasure,
    'GET /connexion/confirmation': confirmPage,
    'POST /connexion/confirmation': confirmPassword,
    'GET /conditions/accord': acceptancePage,
    'POST /conditions/accord': saveAcceptance,
  },
  member: {
    'GET /espace': membersAreaPage,
    'GET /espace/fiches': ownRecordsPage,
    'GET /espace/fiches/nouvelle': chooseRubricPage,
    'GET /espace/fiches/nouvelle/:rubric': newRecordPage,
    'POST /espace/fiches/nouvelle/:rubric': saveNewRecord,
    'GET /espace/fiches/:id': editRecordPage,
    'POST /espace/fiches/:id': saveRecord,
    'GET /espace/fiches/:id/apercu': previewPage,
    'POST /espace/fiches/:id/apercu': decideOwnRecord,
    'GET /espace/fiches/:id/supprimer': askToDelete,
    'POST /espace/fiches/:id/supprimer': deleteRecord,
  },
  office: {
    'GET /bureau': ['seeOffice', officeHome],
    'GET /bureau/organisation': ['seeOffice', chooseViewPage],
    'POST /bureau/organisation': ['seeOffice', chooseView],
    'GET /bureau/roles': ['giveRoles', rolesListPage],
    'POST /bureau/roles': ['giveRoles', saveNewRole, 'recentPassword'],
    // What is named comes before what is a role.
    'GET /bureau/roles/nouveau': ['giveRoles', newRolePage, 'recentPassword'],
    'GET /bureau/roles/:id': ['giveRoles', rolePage, 'recentPassword'],
    'POST /bureau/roles/:id': ['giveRoles', saveRoleEnd, 'recentPassword'],
    'GET /bureau/adherents': ['seeMembers', membersListPage],
    'POST /bureau/adherents': ['enterMembers', saveNewMember],
    'GET /bureau/adherents/nouveau': ['enterMembers', newMemberPage],
    // What is named comes before what is a person.
    'GET /bureau/adherents/envois': ['enterMembers', mailingsPage],
    'POST /bureau/adherents/envois': ['enterMembers', saveMailing],
    'GET /bureau/adherents/envois/nouveau': ['enterMembers', newMailingPage],
    'GET /bureau/adherents/envois/:id': ['enterMembers', mailingPage],
    'POST /bureau/adherents/envois/:id/arret': ['enterMembers', endMailing],
    'GET /bureau/adherents/export': ['exportMembers', exportListedMembers, 'recentPassword'],
    'GET /bureau/adherents/import': ['importMembers', importsPage],
    'POST /bureau/adherents/import': ['importMembers', uploadMembers],
    'GET /bureau/adherents/import/:id': ['importMembers', importPageOf],
    'GET /bureau/adherents/import/:id/colonnes': ['importMembers', columnsPage],
    'POST /bureau/adherents/import/:id/colonnes': ['importMembers', saveColumns],
    'POST /bureau/adherents/import/:id/importer': ['importMembers', bringIn],
    'POST /bureau/adherents/import/:id/annulation': ['importMembers', giveUp],
    'GET /bureau/adherents/import/:id/rapport': ['importMembers', importReportFile],
    'GET /bureau/adherents/:id': ['seeMembers', memberPage],
    'POST /bureau/adherents/:id/lien': ['enterMembers', sendMemberLink],
    'GET /bureau/adherents/:id/adresse': ['enterMembers', memberAddressPage],
    'POST /bureau/adherents/:id/adresse': ['enterMembers', saveMemberAddress],
    'GET /bureau/adherents/:id/modifier': ['enterMembers', changeMemberPage],
    'POST /bureau/adherents/:id/modifier': ['enterMembers', saveMember],
    'GET /bureau/adherents/:id/depart': ['enterMembers', departurePage],
    'POST /bureau/adherents/:id/depart': ['enterMembers', saveDeparture],
    // A move may end roles.
    'GET /bureau/adherents/:id/deplacer': ['moveMembers', movePage, 'recentPassword'],
    'POST /bureau/adherents/:id/deplacer': ['moveMembers', saveMove, 'recentPassword'],
    'GET /bureau/adherents/:id/adhesion': ['enterMembers', addMembershipPage],
    'POST /bureau/adherents/:id/adhesion': ['enterMembers', saveNewMembership],
    'GET /bureau/adherents/:id/suspension': ['suspendMembers', suspensionPage],
    'POST /bureau/adherents/:id/suspension': ['suspendMembers', saveSuspension],
    'GET /bureau/adherents/:id/historique': ['seeMembers', memberHistoryPage],
    'GET /bureau/adherents/:id/effacer': ['eraseMembers', eraseMemberPage],
    'POST /bureau/adherents/:id/effacer': ['eraseMembers', eraseMember],
    'GET /bureau/effacements': ['eraseMembers', erasuresPage],
    'GET /bureau/effacements/:id': ['eraseMembers', erasurePage],
    'GET /bureau/effacements/:id/effacer': ['eraseMembers', backToErasure],
    'POST /bureau/effacements/:id/effacer': ['eraseMembers', eraseAsAsked],
    'GET /bureau/effacements/:id/refuser': ['eraseMembers', backToErasure],
    'POST /bureau/effacements/:id/refuser': ['eraseMembers', refuseAsked],
    'GET /bureau/pages': ['editPages', pagesListPage],
    'POST /bureau/pages': ['editPages', saveNewPage],
    // What is named comes before what is a page.
    'GET /bureau/pages/nouvelle': ['editPages', newPagePage],
    'GET /bureau/pages/images': ['editPages', libraryPage],
    'POST /bureau/pages/images': ['editPages', changeLibrary],
    'GET /bureau/pages/:id': ['editPages', editPagePage],
    'POST /bureau/pages/:id': ['editPages', savePagePage],
    'GET /bureau/pages/:id/apercu': ['editPages', pagePreviewPage],
    'POST /bureau/pages/:id/publier': ['editPages', publishPagePage],
    'POST /bureau/pages/:id/retirer': ['editPages', withdrawPagePage],
    'GET /bureau/pages/:id/supprimer': ['editPages', askToDeletePage],
    'POST /bureau/pages/:id/supprimer': ['editPages', deletePagePage],
    'GET /bureau/site': ['editSites', siteSettingsPage],
    'POST /bureau/site': ['editSites', saveSiteSettings],
    'GET /bureau/site/apercu.css': ['editSites', previewStylesheet],
    'GET /bureau/site/logo/:file': ['editSites', logoOnTrial],
    'POST /bureau/site/nouveau': ['openSites', makeNewSite, 'recentPassword'],
    'GET /bureau/site/nouveau': ['openSites', newSitePage, 'recentPassword'],
    'GET /bureau/site/:id': ['editSites', siteMadePage],
    'GET /bureau/conditions': ['publishTerms', termsVersionsPage],
    'POST /bureau/conditions': ['publishTerms', publishVersion],
    'GET /bureau/conditions/nouvelle': ['publishTerms', newVersionPage],
    'GET /bureau/conditions/:id': ['publishTerms', termsVersionPage],
    'POST /bureau/conditions/:id/retrait': ['publishTerms', withdrawVersion],
    'GET /bureau/cotisations': ['seeDues', duesListPage],
    // What is named comes before what is a membership.
    'GET /bureau/cotisations/tarifs': ['editPlans', plansPage],
    'POST /bureau/cotisations/tarifs': ['editPlans', saveNewPlan],
    'GET /bureau/cotisations/tarifs/nouveau': ['editPlans', newPlanPage],
    'GET /bureau/cotisations/tarifs/compte': ['editPlans', bankAccountPage],
    'POST /bureau/cotisations/tarifs/compte': ['editPlans', saveBankAccount],
    'GET /bureau/cotisations/tarifs/:id': ['editPlans', planPage],
    'POST /bureau/cotisations/tarifs/:id': ['editPlans', savePlan],
    'GET /bureau/cotisations/paiements/:id': ['recordDues', reversalPage],
    'POST /bureau/cotisations/paiements/:id': ['recordDues', saveReversal],
    'GET /bureau/cotisations/recu/:id': ['seeDues', officeReceipt],
    'GET /bureau/cotisations/:id': ['seeDues', ledgerPage],
    'GET /bureau/cotisations/:id/paiement': ['recordDues', newPaymentPage],
    'POST /bureau/cotisations/:id/paiement': ['recordDues', savePayment],
    'GET /bureau/cotisations/:id/echeance': ['recordDues', dueDayPage],
    'POST /bureau/cotisations/:id/echeance': ['recordDues', saveDueDay],
    'GET /bureau/cotisations/:id/tarif': ['recordDues', planChoicePage],
    'POST /bureau/cotisations/:id/tarif': ['recordDues', savePlanChoice],
    'GET /bureau/cotisations/:id/annulation/:due': ['recordDues', cancelPage],
    'POST /bureau/cotisations/:id/annulation/:due': ['recordDues', saveCancellation],
    'GET /bureau/demandes': ['seeApplications', queuePage],
    'GET /bureau/demandes/:id': ['seeApplications', applicationPage],
    'POST /bureau/demandes/:id/valider': ['decideApplications', approveApplication],
    // A reason that had to be mended leaves this address in the history.
    'GET /bureau/demandes/:id/refuser': ['seeApplications', backToApplication],
    'POST /bureau/demandes/:id/refuser': ['decideApplications', refuseApplication],
    'GET /bureau/demandes/:id/cotisation': ['recordDues', firstDuesPage],
    'POST /bureau/demandes/:id/cotisation': ['recordDues', noteDues],
    'GET /bureau/demandes/:id/adresse': ['decideApplications', addressPage],
    'POST /bureau/demandes/:id/adresse': ['decideApplications', saveAddress],
    'GET /bureau/invitations': ['invite', invitationsPage],
    'GET /bureau/invitations/nouvelle': ['invite', newInvitationPage],
    'POST /bureau/invitations': ['invite', makeLink],
    'GET /bureau/invitations/:id/arreter': ['invite', askToStop],
    'POST /bureau/invitations/:id/arreter': ['invite', stopLink],
    'GET /bureau/suspensions': ['suspendMembers', suspensionsPage],
    'POST /bureau/suspensions': ['suspendMembers', decideSuspensions],
    'POST /bureau/suspensions/levee': ['suspendMembers', liftOneSuspension],
    'GET /bureau/releves': ['importStatements', bankStatementsPage],
    'POST /bureau/releves': ['importStatements', uploadStatement],
    'GET /bureau/releves/lignes': ['importStatements', statementLinesPage],
    'GET /bureau/releves/lignes/:id': ['importStatements', statementLinePage],
    'POST /bureau/releves/lignes/:id': ['importStatements', saveLine],
    'POST /bureau/releves/lignes/:id/confirmer': ['importStatements', confirmLine],
    'POST /bureau/releves/lignes/:id/ignorer': ['importStatements', setLineAside],
    'POST /bureau/releves/lignes/:id/reprendre': ['importStatements', takeLineUp],
    'GET /bureau/fiches': ['publishRecords', recordsDeskPage],
    'GET /bureau/fiches/:id': ['publishRecords', recordToDecidePage],
    'POST /bureau/fiches/:id': ['publishRecords', decideRecord],
    'GET /bureau/fonctions': ['editOccupations', occupationsPage],
    'POST /bureau/fonctions': ['editOccupations', saveOccupationsList],
  },
  demonstration: {
    'GET /styleguide': styleguidePage,
  },
}

const fileRoutes = (
  [
    'POST /espace/fiches/nouvelle/:rubric',
    'POST /espace/fiches/:id',
    'POST /bureau/releves',
    'POST /bureau/adherents/import',
    'POST /bureau/pages',
    'POST /bureau/pages/images',
    'POST /bureau/pages/:id',
    'POST /bureau/site',
  ] satisfies RouteName[]
).map(name => new RegExp(`^${name.slice('POST '.length).replaceAll(/:\w+/g, '[^/]+')}$`))

/** Whether a form of that address may bring files: everywhere else they are not even read. */
export const takesFiles = (path: string): boolean => fileRoutes.some(route => route.test(path))

/** What answers on `localhost` itself while the demonstration is on. */
export const landingRoutes = {
  'GET /': landingPage,
  'GET /mailbox': mailboxPage,
  'GET /mailbox.json': mailboxJson,
  'GET /styleguide': styleguidePage,
  'GET /langue/:language': chooseLanguage,
} as const
