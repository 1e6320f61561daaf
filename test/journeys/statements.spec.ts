import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * The treasurer brings in the statement of the bank and decides on what it could not know.
 */

// This goes a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const site = 'ceramique.localhost'
const statement = (lines: readonly string[]) => ({
  name: 'releve.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Date;Libellé;Débit;Crédit', ...lines].join('\n')),
})
const lines = [
  '12/06/2026;VIR SEPA RECU /DE M NOEL YVES /MOTIF COTISATION;;45,00',
  '12/06/2026;VIR AMICALE DES TERRES ROUGES;;20,00',
  '13/06/2026;FRAIS DE TENUE DE COMPTE;3,50;',
]

/** What the CSV tells of Yves Noël, as the same bank tells it in XML. */
const camt = `<Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="EUR">45.00000</Amt><CdtDbtInd>CRDT</CdtDbtInd>
  <BookgDt><Dt>2026-06-13</Dt></BookgDt><AcctSvcrRef>A-1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr>
  <Nm>NOEL YVES</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`

async function bring(page: Page, content: readonly string[]): Promise<void> {
  const main = page.getByRole('main')
  await main.getByLabel('Fichier du relevé', { exact: true }).setInputFiles(statement(content))
  await main.getByRole('button', { name: 'Importer' }).click()
}

test('a bank statement is imported, and what is unsure is decided', { tag: '@touch' }, async ({
  page,
  guichet,
}) => {
  const main = page.getByRole('main')
  await signIn(page, guichet.origin(site), 'bureau@ceramique.example')
  await page.goto(`${guichet.origin(site)}/bureau`)
  await page.getByRole('link', { name: 'Relevés' }).click()
  await onPage(page, 'Relevés bancaires')
  await looksGood(page)

  await test.step('a file that is broken is refused with the line where it broke', async () => {
    await bring(page, ['31/02/2026;VIR;;45,00'])
    await expect(summary(page)).toContainText('Ligne 2')
    await looksGood(page)
  })

  await test.step('a good one is taken in, and told in plain words', async () => {
    await bring(page, lines)
    await expect(notice(page, 'Le relevé est importé')).toContainText('2\u00a0à confirmer')
    await expect(main.getByRole('table', { name: 'Relevés importés' })).toContainText('releve.csv')
    await looksGood(page)
    await main.getByRole('link', { name: 'Décider des 2 paiements à confirmer' }).click()
    await onPage(page, 'Paiements reçus')
    await looksGood(page)
  })

  await test.step('what is proposed is confirmed', async () => {
    await main.getByRole('button', { name: 'Enregistrer pour Yves Noël' }).click()
    await expect(notice(page, 'Le paiement est enregistré')).toBeVisible()
  })

  await test.step('another is set aside, taken up again, and given to a member who is searched for', async () => {
    await main.getByRole('button', { name: 'Ignorer' }).click()
    await expect(notice(page, 'Le paiement est ignoré')).toBeVisible()
    await looksGood(page)
    await main.getByRole('button', { name: 'Annuler' }).click()
    await main.getByRole('link', { name: 'Choisir un adhérent' }).click()
    await main.getByLabel("Nom ou numéro de l'adhérent", { exact: true }).fill('delorme')
    await main.getByRole('button', { name: 'Rechercher' }).click()
    await looksGood(page)
    await main.getByRole('link', { name: 'Choisir Lucien Delorme' }).click()
    await main.getByLabel("Nom ou numéro de l'adhérent", { exact: true }).fill('delorme')
    await main.getByRole('button', { name: 'Rechercher' }).click()
    await main.getByRole('link', { name: 'Ajouter Marthe Delorme' }).click()
    await main.getByLabel('Montant pour Lucien Delorme', { exact: true }).fill('5')
    await main.getByLabel('Montant pour Marthe Delorme', { exact: true }).fill('14')
    await main.getByRole('button', { name: 'Enregistrer le paiement' }).click()
    await expect(summary(page)).toContainText('il doit faire 20\u00a0€')
    await looksGood(page)
    await main.getByLabel('Montant pour Marthe Delorme', { exact: true }).fill('15')
    await main.getByRole('button', { name: 'Enregistrer le paiement' }).click()
    await expect(notice(page, 'Le paiement est enregistré')).toBeVisible()
    await expect(main).toContainText('Aucun paiement à confirmer.')
  })

  await test.step('the same statement once more adds nothing', async () => {
    await main.getByRole('link', { name: 'Retour aux relevés' }).click()
    await bring(page, lines)
    await expect(notice(page, 'Le relevé est importé')).toContainText('2\u00a0déjà connus')
    await expect(main.getByRole('table', { name: 'Paiements déjà connus' })).toContainText('AMICALE')
    await looksGood(page)
  })

  await test.step('the same transfer in another format is asked about, and recorded only with a tick', async () => {
    await main.getByLabel('Fichier du relevé', { exact: true }).setInputFiles({
      name: 'releve.xml',
      mimeType: 'application/xml',
      buffer: Buffer.from(camt),
    })
    await main.getByRole('button', { name: 'Importer' }).click()
    await main.getByRole('link', { name: 'Décider du paiement à confirmer' }).click()
    await expect(main).toContainText('Déjà enregistré')
    await looksGood(page)
    await main.getByRole('link', { name: 'Comparer' }).click()
    await expect(main).toContainText('Yves Noël ne doit rien')
    await looksGood(page)
    await main.getByRole('button', { name: 'Enregistrer pour Yves Noël' }).click()
    await expect(summary(page)).toContainText("Cochez que ce n'est pas le même paiement")
    await looksGood(page)
    await main.getByRole('button', { name: "C'est le même" }).click()
    await expect(notice(page, 'Le paiement est ignoré')).toBeVisible()
  })
})
