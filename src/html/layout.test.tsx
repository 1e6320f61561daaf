import { expect, it } from 'vitest'
import type { Frame } from './frame.ts'
import { renderPage } from './layout.tsx'

const frame: Frame = {
  language: 'fr',
  site: {
    name: 'Amis & Cie',
    tagline: null,
    logo: null,
    contactEmail: 'a@b.example',
    contactPhone: '03 80 12 34 56',
  },
  assets: { style: '/style.css', siteStyle: '/site.css', script: '/guichet.js' },
  path: '/annuaire?q=a',
  visitor: null,
  signIn: true,
  signInDialog: false,
  rubrics: false,
  directory: false,
  menu: [],
  terms: false,
  demonstration: false,
}
const visitor = { name: 'Jeanne', member: true, office: false }
const page = { title: 'Annuaire', children: <h1>Annuaire</h1> }

it('names the page, the site and a problem in the title', () => {
  expect(renderPage(frame, page)).toContain('<title>Annuaire - Amis &amp; Cie</title>')
  expect(renderPage(frame, { ...page, problem: true })).toContain('<title>Erreur : Annuaire')
})

it('shows the way in, and back to the page, to who is signed out', () => {
  const html = renderPage(frame, page)
  expect(html).toContain('href="/connexion?retour=%2Fannuaire%3Fq%3Da">Se connecter</a>')
  expect(html).not.toContain('Se déconnecter')
})

it('shows the places of a member, and the office only where a role holds', () => {
  const html = renderPage({ ...frame, visitor }, page)
  for (const word of ['Espace membres', 'Mon compte', 'Se déconnecter']) expect(html).toContain(word)
  expect(html).not.toContain('/bureau')
  expect(renderPage({ ...frame, visitor: { ...visitor, office: true } }, page)).toContain('href="/bureau"')
})

it('leads to the same page in the other language', () => {
  expect(renderPage(frame, page)).toMatch(
    /href="\/langue\/en\?retour=%2Fannuaire%3Fq%3Da" lang="en"[^>]*>English</,
  )
  expect(renderPage({ ...frame, language: 'en' }, page)).toMatch(/"\/langue\/fr[^>]*>Français</)
})

it('carries neither a style nor a script of its own', () => {
  expect(renderPage({ ...frame, visitor, demonstration: true }, page)).not.toMatch(
    / style=|<style| on\w+=|<script>/,
  )
})
