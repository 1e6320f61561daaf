import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import iconv from 'iconv-lite'
import { expect, test } from '../setup/journey.ts'
import type { TestServer } from '../setup/server.ts'
import { askForLink, fillSignIn, linkTo, newPassword, notice, onPage, savePassword } from './steps.ts'

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
