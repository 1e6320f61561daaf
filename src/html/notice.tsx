import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

const roles = { success: 'status', problem: 'alert', information: 'note' } as const satisfies Record<
  IconName,
  string
>

export type NoticeProps = { kind: IconName; title?: string | undefined; children?: ComponentChildren }

/** What just happened, or what to know before going on, above the content of a page. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={roles[kind]}>
      <Icon name={kind} />
      <div class="notice-content">
        {title && <h2 class="notice-title">{title}</h2>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}
