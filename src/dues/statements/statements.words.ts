import type { Catalog } from '../../html/language.ts'

const many = (count: number, one: string, several: string) => `${count}\u00a0${count > 1 ? several : one}`

const fr = {
  title: 'Relevés bancaires',
  intro:
    'Téléchargez un relevé sur le site de votre banque, puis importez-le ici. Les virements qui portent une référence de cotisation sont enregistrés\u00a0; les autres vous sont proposés.',
  again:
    'Vous pouvez importer deux fois le même relevé\u00a0: rien ne sera compté deux fois. Si vous changez de format (CSV, CAMT.053), ce qui semble déjà connu vous est demandé.',
  importOne: 'Importer un relevé',
  organisation: 'Organisation qui a reçu les virements',
  file: 'Fichier du relevé',
  fileHint: (megabytes: number) => `Un fichier CSV ou CAMT.053 (XML), ${megabytes}\u00a0Mo au plus.`,
  tooLarge: (megabytes: number) =>
    `Ce fichier pèse plus de ${megabytes}\u00a0Mo. Demandez à la banque un relevé par mois`,
  submit: 'Importer',
  chooseFile: 'Choisissez le fichier du relevé',
  chooseOrganisation: "Choisissez l'organisation qui a reçu les virements",
  imported: 'Le relevé est importé',
  booked: (count: number) => many(count, 'paiement enregistré', 'paiements enregistrés'),
  toDecide: (count: number) => `${count}\u00a0à confirmer`,
  known: (count: number) => many(count, 'déjà connu', 'déjà connus'),
  knownList: 'Paiements déjà connus, laissés de côté',
  knownFirst: (count: number) => `Paiements déjà connus, laissés de côté (les ${count} premiers)`,
  knownHelp:
    "Ces paiements étaient déjà dans un autre relevé. Si l'un d'eux est un second paiement du même montant, le même jour, sur un autre compte, enregistrez-le depuis la page de l'adhérent.",
  day: 'Date',
  amount: 'Montant',
  label: 'Libellé',
  noLabel: 'Sans libellé',
  leftOut: (count: number) =>
    count > 1
      ? `${count} autres opérations ne sont pas des paiements reçus (débits, annulations, opérations en attente ou en une autre monnaie)\u00a0: elles sont laissées de côté.`
      : "Une autre opération n'est pas un paiement reçu (débit, annulation, opération en attente ou en une autre monnaie)\u00a0: elle est laissée de côté.",
  noCredit: "Ce relevé n'a aucun paiement reçu.",
  decide: (count: number) =>
    count > 1 ? `Décider des ${count} paiements à confirmer` : 'Décider du paiement à confirmer',
  nothingToDecide: 'Aucun paiement à confirmer.',
  waiting: 'À confirmer',
  history: 'Relevés importés',
  none: 'Aucun relevé importé pour le moment.',
  fileName: 'Fichier',
  when: 'Importé',
  by: (name: string) => `par ${name}`,
  lines: 'Paiements',
  ignored: (count: number) => many(count, 'ignoré', 'ignorés'),
  noLines: 'aucun nouveau',
  seeLines: (file: string) => `du relevé ${file}`,
  older: 'Relevés plus anciens',
  refused: {
    empty: 'Ce fichier est vide',
    spreadsheet:
      'Ce fichier est un classeur (Excel, LibreOffice). Enregistrez-le au format CSV, ou téléchargez le relevé en CSV sur le site de la banque',
    notText:
      "Ce fichier n'est pas un relevé. Choisissez un fichier CSV ou CAMT.053 (XML), tel que la banque le donne",
    tooDeep:
      "Ce fichier XML n'est pas un relevé CAMT.053. Téléchargez-le de nouveau sur le site de la banque",
    tooMany: (most: number) =>
      `Ce relevé a plus de ${most} paiements. Téléchargez-le en plusieurs périodes, l'une après l'autre`,
    documentType: (line: number) =>
      `Ligne ${line}\u00a0: ce fichier XML contient une déclaration de type (DOCTYPE), qu'aucun relevé n'a. Téléchargez-le de nouveau sur le site de la banque`,
    brokenXml: (line: number) =>
      `Ligne ${line}\u00a0: le fichier XML est abîmé ou incomplet. Téléchargez-le de nouveau sur le site de la banque`,
    unclosedQuote: (line: number) =>
      `Ligne ${line}\u00a0: un guillemet ouvert n'est jamais refermé, le fichier est abîmé ou incomplet. Téléchargez-le de nouveau sur le site de la banque`,
    otherMessage: (found: string) =>
      `Ce fichier XML n'est pas un relevé de compte CAMT.053 (${found}). Demandez à la banque le format CAMT.053, ou le CSV`,
    noHeadings: (found: string) =>
      `Les colonnes de ce fichier ne sont pas reconnues. Il faut une ligne de titres avec une date, un libellé, et un montant ou un crédit\u00a0; il commence par «\u00a0${found}\u00a0»`,
    date: (line: number, found: string) =>
      `Ligne ${line}\u00a0: «\u00a0${found}\u00a0» n'est pas une date comme 05/03/2026. Rien n'a été importé`,
    amount: (line: number, found: string) =>
      `Ligne ${line}\u00a0: «\u00a0${found}\u00a0» n'est pas un montant comme 45,00. Rien n'a été importé`,
  },
}

const en: typeof fr = {
  title: 'Bank statements',
  intro:
    'Download a statement from the site of your bank, then import it here. Transfers with a reference of dues are recorded; the others are proposed to you.',
  again:
    'You can import the same statement twice: nothing will be counted twice. If you change the format (CSV, CAMT.053), you are asked about what seems to be known.',
  importOne: 'Import a statement',
  organisation: 'Organisation that received the transfers',
  file: 'File of the statement',
  fileHint: megabytes => `A CSV or CAMT.053 (XML) file, ${megabytes}\u00a0MB at most.`,
  tooLarge: megabytes => `This file is above ${megabytes}\u00a0MB. Ask the bank for one statement a month`,
  submit: 'Import',
  chooseFile: 'Choose the file of the statement',
  chooseOrganisation: 'Choose the organisation that received the transfers',
  imported: 'The statement is imported',
  booked: count => `${many(count, 'payment', 'payments')} recorded`,
  toDecide: count => `${count}\u00a0to confirm`,
  known: count => `${count}\u00a0already known`,
  knownList: 'Payments already known, left out',
  knownFirst: count => `Payments already known, left out (the first ${count})`,
  knownHelp:
    'These payments were in another statement already. If one of them is a second, equal payment of the same day to another account, record it on the page of the member.',
  day: 'Day',
  amount: 'Amount',
  label: 'Label',
  noLabel: 'No label',
  leftOut: count =>
    count > 1
      ? `${count} other operations are no payments received (debits, reversals, pending or in another currency): they are left out.`
      : 'Another operation is no payment received (debit, reversal, pending or in another currency): it is left out.',
  noCredit: 'This statement has no payment received.',
  decide: count =>
    count > 1 ? `Decide on the ${count} payments to confirm` : 'Decide on the payment to confirm',
  nothingToDecide: 'No payment to confirm.',
  waiting: 'To confirm',
  history: 'Statements imported',
  none: 'No statement imported so far.',
  fileName: 'File',
  when: 'Imported',
  by: name => `by ${name}`,
  lines: 'Payments',
  ignored: count => `${count}\u00a0ignored`,
  noLines: 'none new',
  seeLines: file => `of the statement ${file}`,
  older: 'Older statements',
  refused: {
    empty: 'This file is empty',
    spreadsheet:
      'This file is a workbook (Excel, LibreOffice). Save it as CSV, or download the statement as CSV from the site of the bank',
    notText: 'This file is no statement. Choose a CSV or CAMT.053 (XML) file as the bank gives it',
    tooDeep: 'This XML file is no CAMT.053 statement. Download it again from the site of the bank',
    tooMany: most =>
      `This statement has more than ${most} payments. Download it in several periods, one after the other`,
    documentType: line =>
      `Line ${line}: this XML file has a document type (DOCTYPE), which no statement has. Download it again from the site of the bank`,
    brokenXml: line =>
      `Line ${line}: the XML file is broken or incomplete. Download it again from the site of the bank`,
    unclosedQuote: line =>
      `Line ${line}: a quotation mark is never closed, the file is broken or incomplete. Download it again from the site of the bank`,
    otherMessage: found =>
      `This XML file is no CAMT.053 statement (${found}). Ask the bank for the format CAMT.053, or for CSV`,
    noHeadings: found =>
      `The columns of this file are not known. A row of headings is needed with a date, a label, and an amount or a credit; it begins with “${found}”`,
    date: (line, found) => `Line ${line}: “${found}” is not a date like 05/03/2026. Nothing was imported`,
    amount: (line, found) => `Line ${line}: “${found}” is not an amount like 45,00. Nothing was imported`,
  },
}

export const statementsWords: Catalog<typeof fr> = { fr, en }
