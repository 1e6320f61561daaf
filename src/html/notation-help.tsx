type Props = {
  words: {
    notation: string
    notationIntro: string
    /** What one types, and what becomes of it. */
    notationLines: readonly (readonly [typed: string, does: string])[]
  }
}

/** How a text in Markdown is formatted, for who wants to; each place has its own words, since each allows its own. */
export function NotationHelp({ words }: Props) {
  return (
    <details class="notation-help">
      <summary>{words.notation}</summary>
      <p>{words.notationIntro}</p>
      <dl>
        {words.notationLines.map(([typed, does]) => (
          <div key={typed}>
            <dt>
              <code>{typed}</code>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
