import { expect, it } from 'vitest'
import { withReturn } from './with-return.ts'

it.each([
  ['/', '/connexion'],
  ['/annuaire?q=é', '/connexion?retour=%2Fannuaire%3Fq%3D%C3%A9'],
  ['/mot-de-passe/nouveau?cle=1', '/connexion'],
  ['/connexion', '/connexion'],
  ['/connexion?retour=%2Fannuaire', '/connexion?retour=%2Fannuaire'],
  ['/connexion?pour=bourgogne.example&reserve=1', '/connexion?pour=bourgogne.example'],
  ['/mot-de-passe?pour=bourgogne.example', '/connexion?pour=bourgogne.example'],
  ['/annuaire?pour=x', '/connexion?retour=%2Fannuaire%3Fpour%3Dx'],
  ['/connexions', '/connexion?retour=%2Fconnexions'],
])('leads from %s to %s', (path, address) => {
  expect(withReturn(path)).toBe(address)
})
