import type { ComponentChildren } from 'preact'
import type { Language } from './language.ts'
import { htmlWords } from './words.ts'

export type DialogProps = {
  language: Language
  id: string
  title: string
  open?: boolean | undefined
  children: ComponentChildren
}

/** A question in front of the page. Its close button works without a script. */
export function Dialog({ language, id, title, open, children }: DialogProps) {
  return (
    <dialog class="dialog" id={id} open={open} aria-labelledby={`${id}-title`}>
      <form class="dialog-close" method="dialog">
        <button class="button button-secondary" type="submit">
          {htmlWords[language].close}
        </button>
      </form>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </dialog>
  )
}
