import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Download, Page } from '@playwright/test'
import iconv from 'iconv-lite'
import { expect, test } from '../setup/journey.ts'
import type { TestServer } from '../setup/server.ts'
import {
  askForLink,
  fillSignIn,
  linkTo,
  looksGood,
  newPassword,
  notice,
  onPage,
  savePassword,
  signIn,
  summary,
} from './steps.ts'

const root = dirname(dirname(import.meta.dirname))
const email = 'noemie.lefevre@courriel.example'

const list = [
  'Numéro;Nom;Prénom;Date de naissance;E-mail;Téléphone;Adresse;Code postal;Ville',
  `21-00731;LEFÈVRE-CŒUR;Noémie;03/04/1961;${email};06 12 00 07 31;2 rue de l’Hôpital;21000;Dijon`,
  '21-00732;PETIT;André;17/11/1949;;03 80 00 07 32;5 place du Marché;21200;Beaune',
].join('\r\n')

/** `guichet import`, on the data of the server that runs. */
async function importList(location: TestServer['location'], file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'bin', 'guichet.js'), 'import', file, '--site', 'bourgogne.localhost'],
    { cwd: root, env: { PATH: process.env.PATH, ...location } },
  )
  return stdout
}

test('a member from a spreadsheet of the office makes the first sign-in', { tag: '@once' }, async ({
  page,
  guichet,
  smtp,
}) => {
  const file = join(guichet.location.DATA_DIR, 'adhérents.csv')
  writeFileSync(file, iconv.encode(list, 'windows-1252'))
  const report = await importList(guichet.location, file)
  expect(report).toMatch(/Adhérents ajoutés +2\b/)
  expect(report).toMatch(/Comptes créés +1\b/)
  expect(await importList(guichet.location, file)).toMatch(/Sans changement +2\b/)

  await askForLink(page, guichet.origin('federation.localhost'), email)
  await expect(notice(page, "Un message vient d'être envoyé")).toBeVisible()
  await page.goto(await linkTo(smtp, email))
  await savePassword(page, newPassword)
  await expect(notice(page, 'Votre mot de passe est enregistré')).toBeVisible()
  await fillSignIn(page.getByRole('main'), email, newPassword)
  await onPage(page, 'Espace membres')
  await page.getByRole('banner').getByRole('link', { name: 'Mon compte', exact: true }).click()
  for (const text of [
    'Noémie',
    'Lefèvre-Cœur',
    '3 avril 1961',
    '2 rue de l’Hôpital',
    '21000 Dijon',
    '21-00731',
  ]) {
    await expect(page.getByRole('main')).toContainText(new RegExp(text, 'i'))
  }
})

const officeList = [
  'Civilité;Nom;Prénom;Date de naissance;Code interne;Courriel;Portable;Échéance cotisation',
  'Mme;GUÉRIN;Hélène;03/04/1961;21-00801;helene.guerin@courriel.example;612000801;31/12/2027',
  ';=Dangereux;André;17/11/1949;21-00802;;06 12 00 08 02;31/12/2027',
  'M.;Robin;Marcel;31/02/1951;21-00803;;;31/12/2027',
].join('\r\n')

/** Waits for what a worker does: the page follows by itself, or is asked for again. */
async function told(page: Page, scripts: boolean, words: string): Promise<void> {
  const said = page.getByRole('main').getByRole('status').filter({ hasText: words })
  if (scripts) return await expect(said).toBeVisible({ timeout: 30_000 })
  await expect(async () => {
    const refresh = page.getByRole('link', { name: 'Actualiser la page' })
    if (await refresh.isVisible()) await refresh.click()
    await expect(said).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
}

test('an office brings a list in, sees before what becomes of each line, and takes it out again', {
  tag: '@plain',
}, async ({ page, guichet, scripts }) => {
  test.setTimeout(120_000)
  const main = page.getByRole('main')
  const upload = async (name: string, buffer: Buffer) => {
    await main.getByRole('link', { name: 'Importer un fichier' }).click()
    await onPage(page, 'Importer un fichier')
    await page.getByLabel('Fichier CSV').setInputFiles({ name, mimeType: 'text/csv', buffer })
    await main.getByRole('button', { name: 'Envoyer le fichier' }).click()
  }
  await signIn(page, guichet.origin('federation.localhost'), 'secretariat@bourgogne.example')
  await onPage(page, 'Espace membres')
  await page.goto(`${guichet.origin('federation.localhost')}/bureau/adherents`)

  await test.step('a workbook is refused with what to do', async () => {
    await upload('adhérents.xlsx', Buffer.from('PK\u0003\u0004'))
    await expect(summary(page)).toContainText('Enregistrer sous')
    await looksGood(page)
    await page.goBack()
    await page.goBack()
  })

  await test.step('a column is corrected, the dry run says what each line becomes', async () => {
    await upload('adhérents.csv', iconv.encode(officeList, 'windows-1252'))
    await onPage(page, 'Que contient chaque colonne\u00a0?')
    await page.getByLabel('Code interne').selectOption({ label: 'nom' })
    await main.getByRole('button', { name: "Faire l'essai" }).click()
    await expect(summary(page)).toContainText('est déjà la colonne')
    await looksGood(page)
    await page.getByLabel('Code interne').selectOption({ label: "numéro d'adhérent" })
    await main.getByRole('button', { name: "Faire l'essai" }).click()
    await told(page, scripts, "L'essai est terminé")
    await main.getByRole('definition').filter({ hasText: /^1$/ }).first().getByRole('link').click()
    await expect(main.getByRole('table')).toContainText("la date « 31/02/1951 » n'existe pas")
    await looksGood(page)
  })

  await test.step('it is brought in, and reported', async () => {
    await main.getByRole('button', { name: 'Importer 2 lignes' }).click()
    await told(page, scripts, "L'import est terminé")
    await looksGood(page)
    const report = page.waitForEvent('download')
    await main.getByRole('link', { name: 'Télécharger le rapport (CSV)' }).click()
    expect(await textOf(await report)).toMatch(/2;ajouté;GUÉRIN Hélène;/)
    await main.getByRole('link', { name: 'Voir les adhérents' }).click()
  })

  await test.step('what is taken out comes in again without a change', async () => {
    await page.getByLabel('Rechercher').fill('guérin')
    await main.getByRole('button', { name: 'Afficher' }).click()
    await expect(main.getByRole('table')).toContainText('Hélène')
    const leaving = page.waitForEvent('download')
    await main.getByRole('link', { name: 'Exporter cette liste (CSV)' }).click()
    const file = await textOf(await leaving)
    expect(file).toContain(
      "21-00801;Mme;GUÉRIN;Hélène;03/04/1961;helene.guerin@courriel.example;'+33612000801;",
    )
    await upload('export.csv', Buffer.from(file))
    await main.getByRole('button', { name: "Faire l'essai" }).click()
    await told(page, scripts, "L'essai est terminé")
    await expect(main.getByRole('term').filter({ hasText: 'Sans changement' })).toBeVisible()
    await expect(main.getByRole('term').filter({ hasText: 'À ajouter' })).toHaveCount(0)
    await main.getByRole('button', { name: "Annuler l'import" }).click()
    await expect(main).toContainText("L'import a été annulé et le fichier supprimé")
    await looksGood(page)
  })
})

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8')
}
