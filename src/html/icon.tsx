const paths = {
  success: 'M5 12.5l4.5 4.5L19 7.5',
  problem: 'M12 6v7.5M12 17.5v.5',
  information: 'M12 11v6.5M12 6.5v.5',
}

export type IconName = keyof typeof paths

/** A sign in a disc that repeats in a shape what the colour says; silent for screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <circle class="icon-disc" cx="12" cy="12" r="12" />
      <path
        class="icon-sign"
        d={paths[name]}
        fill="none"
        stroke-width="2.75"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
