import type { HTMLAttributes } from 'preact'

type Box<Own = object> = HTMLAttributes<HTMLElement> & Own

declare module 'preact' {
  namespace JSX {
    /** The elements of `src/browser/`; without a script each is a plain box around its content. */
    interface IntrinsicElements {
      /** Around a text: `value` is what is copied, `label` and `button` the name of the button, long and short. */
      'copy-text': Box<{ value: string; button: string; label: string; done: string; selected: string }>
      'focus-summary': Box
      'password-reveal': Box<{ label: string }>
      'password-rules': Box<{ met: string; unmet: string; status: string; differ: string }>
      'resend-countdown': Box<{ seconds: number; wait: string; ready: string }>
      /** Around a `<select>`: searched by keyword; `found` has a `{count}`. */
      'option-search': Box<{ placeholder: string; none: string; found: string; help: string }>
      /** Around a form: keeps what is typed in this tab until the server has it. */
      'keep-typed': Box<{ version: string }>
      'sign-in-dialog': Box<{ close: string }>
      /** Around what goes on: looks again now and then, until it is `over`. */
      'live-progress': Box<{ over: boolean }>
      /** Around the words that say how to print: a button of that name in their place. */
      'print-page': Box<{ label: string }>
    }
  }
}
