import type { ComponentChildren } from 'preact'
import { FieldIds } from '../html/field-ids.ts'

export type ScreenProps = {
  /** The last part of its address, as a step's. */
  id: string
  /** What it shows, in words; the text beside it says the rest. */
  caption: string
  /** The heading of the page it is taken from. */
  title?: string | undefined
  children: ComponentChildren
}

/**
 * A part of the site as it is now, to be looked at: made by the same components as the page itself, and inert, so that
 * nothing in it takes the focus, is read aloud twice or can be sent.
 */
export function Screen({ id, caption, title, children }: ScreenProps) {
  return (
    <figure class="guide-figure" id={id}>
      <div class="guide-screen" aria-hidden="true" inert>
        {title && <p class="guide-screen-title">{title}</p>}
        {/* Disabled too: browsers fill what they remember into fields that look like a sign-in form. */}
        <fieldset disabled>
          <FieldIds.Provider value={`${id}-`}>{children}</FieldIds.Provider>
        </fieldset>
      </div>
      <figcaption>{caption}</figcaption>
    </figure>
  )
}
