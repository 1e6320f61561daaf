import type { ComponentChildren } from 'preact'
import type { Language } from './language.ts'
import { htmlWords } from './words.ts'

export type ResendCountdownProps = { language: Language; seconds: number; children: ComponentChildren }

/** Around the form that sends a message again: says how long to wait, and counts it down where a script runs. */
export function ResendCountdown({ language, seconds, children }: ResendCountdownProps) {
  const words = htmlWords[language]
  return (
    <resend-countdown seconds={seconds} wait={words.waitBeforeResend('{seconds}')} ready={words.resendNow}>
      {seconds > 0 && <p class="hint">{words.waitBeforeResend(String(seconds))}</p>}
      {children}
    </resend-countdown>
  )
}
