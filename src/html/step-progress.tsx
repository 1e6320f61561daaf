export type StepProgressProps = {
  /** The same in words. */
  label: string
  /** Counted from one. */
  at: number
  of: number
}

/** How far one has come in a form of several pages: in words, and drawn for the eye. */
export function StepProgress({ label, at, of }: StepProgressProps) {
  const kindOf = (step: number) => (step < at ? 'step step-done' : step === at ? 'step step-here' : 'step')
  return (
    <div class="progress">
      <p>{label}</p>
      <div class="progress-line" aria-hidden="true">
        {Array.from({ length: of }, (_, index) => (
          <span key={index} class={kindOf(index + 1)} />
        ))}
      </div>
    </div>
  )
}
