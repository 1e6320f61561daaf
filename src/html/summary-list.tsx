import type { ComponentChildren } from 'preact'

export type SummaryRow = {
  label: string
  value: ComponentChildren
  action?: { href: string; label: string } | undefined
}

/** What is known, label by label, each with the way to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary-list">
      {rows.map(({ label, value, action }) => (
        <div class="summary-row" key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {action && (
            <dd class="summary-action">
              <a href={action.href}>
                {action.label}
                <span class="visually-hidden"> ({label})</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
