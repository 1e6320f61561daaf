import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Guide de connexion',
  intro: (site: string) =>
    `Comment se connecter au site ${site} et s'en servir, étape par étape. Les images montrent les pages telles qu'elles sont aujourd'hui.`,
  contents: 'Sommaire',
  print: 'Imprimer ce guide',
  printHint:
    'Pour imprimer ce guide, choisissez «\u00a0Imprimer\u00a0» dans le menu de votre navigateur. Il se met en page de lui-même, sans les menus du site.',
  signInAt: 'Adresse pour se connecter',
  scan: "Ou scannez ce code avec l'appareil photo de votre téléphone.",
  code: (address: string) => `Code QR qui ouvre ${address}`,
  asOf: (day: string) => `Guide à jour au ${day}`,
  newest: (address: string) => `La dernière version est toujours à l'adresse ${address}`,
}

const en: typeof fr = {
  title: 'Sign-in guide',
  intro: site =>
    `How to sign in to ${site} and use it, step by step. The pictures show the pages as they are today.`,
  contents: 'Contents',
  print: 'Print this guide',
  printHint:
    'To print this guide, choose “Print” in the menu of your browser. It arranges itself, without the menus of the site.',
  signInAt: 'Address for signing in',
  scan: 'Or scan this code with the camera of your telephone.',
  code: address => `QR code that opens ${address}`,
  asOf: day => `Guide as of ${day}`,
  newest: address => `The newest version is always at ${address}`,
}

export const guideWords: Catalog<typeof fr> = { fr, en }
