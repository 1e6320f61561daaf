import type { ComponentChildren } from 'preact'

export type CardProps = {
  title: string
  children?: ComponentChildren
  /** Where the whole card leads. */
  href?: string | undefined
  level?: 2 | 3 | undefined
}

/** One subject of a page, or the way to another page. */
export function Card({ title, children, href, level = 2 }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class={href ? 'card card-link' : 'card'}>
      <Heading class="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>
      {children}
    </section>
  )
}

/** Cards side by side, as many as there is room for. */
export function Cards({ children }: { children: ComponentChildren }) {
  return <div class="cards">{children}</div>
}
