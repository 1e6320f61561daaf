import type { Language } from './language.ts'
import { StyleguideForms } from './styleguide-forms.tsx'
import { StyleguidePieces } from './styleguide-pieces.tsx'

/** Every piece of which the pages are made, on one page, to be looked at in a site's colour. */
export function Styleguide({ language }: { language: Language }) {
  return (
    <>
      <h1>Guide de style</h1>
      <p>
        Toutes les pièces dont sont faites les pages, dans la couleur du site. Un texte courant se lit ainsi,
        avec <a href="#formulaires">un lien</a> au milieu d'une phrase.
      </p>
      <StyleguidePieces language={language} />
      <h2 id="formulaires">Formulaires</h2>
      <StyleguideForms language={language} />
    </>
  )
}
