import { expect, it } from 'vitest'
import { withReturn } from './with-return.ts'

it.each([
  ['/', '/connexion'],
  ['/annuaire?q=é', '/connexion?retour=%2Fannuaire%3Fq%3D%C3%A9'],
  ['/mot-de-passe/nouveau?cle=1', '/connexion'],
  ['/connexion', '/connexion'],
  ['/connexion?retour=%2Fannuaire', '/connexion?retour=%2Fannuaire'],
  ['/connexions', '/connexion?retour=%2Fconnexions'],
])('leads from %s to %s', (path, address) => {
  expect(withReturn(path)).toBe(address)
})
