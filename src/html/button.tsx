import type { ComponentChildren } from 'preact'

type Kind = 'primary' | 'secondary' | 'warning'

export type ButtonProps = {
  children: ComponentChildren
  kind?: Kind | undefined
  name?: string | undefined
  value?: string | undefined
  /** Identifier of the form to send, for a button that stands outside it. */
  form?: string | undefined
  /** Another address for the same form. */
  formaction?: string | undefined
  describedBy?: string | undefined
}

/** Sends the form it stands in. */
export function Button(props: ButtonProps) {
  return (
    <button
      class={`button button-${props.kind ?? 'primary'}`}
      type="submit"
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.formaction}
      aria-describedby={props.describedBy}
    >
      {props.children}
    </button>
  )
}

export type ButtonLinkProps = { href: string; children: ComponentChildren; kind?: Kind | undefined }

/** A link that looks like a button: the next step of a way. */
export function ButtonLink({ href, children, kind = 'primary' }: ButtonLinkProps) {
  return (
    <a class={`button button-${kind}`} href={href}>
      {children}
    </a>
  )
}

/** Buttons and links side by side where there is room, one under the other where there is not. */
export function ButtonGroup({ children }: { children: ComponentChildren }) {
  return <div class="button-group">{children}</div>
}
