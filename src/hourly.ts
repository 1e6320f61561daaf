import { forgetExpired } from './accounts/forget-expired.ts'
import { sendReminders } from './dues/reminders/remind.ts'
import { suspendLate } from './dues/suspension/suspend-late.ts'
import { giveUpOldLetters } from './mail/postman.ts'
import { tellOfAgeLimits } from './members/age-limit-telling.ts'
import { forgetImports } from './members/import/office/forget-imports.ts'
import { keepMailings } from './members/mailing/keep-mailings.ts'
import { carryOutDue } from './own-data/carry-out-due.ts'
import { keepToPolicy } from './own-data/keep-to-policy.ts'
import { forgetImages } from './records/images/images.ts'
import { forgetApplications } from './registration/forget-applications.ts'
import { forgetStrays } from './storage/forget-strays.ts'
import type { App } from './web/app.ts'

/** What is done every hour, in this order: whoever is reminded today is not suspended before. */
const work: Record<string, (app: App) => Promise<unknown>> = {
  forgetExpired: app => forgetExpired(app.db, app.clock.now()),
  forgetApplications,
  forgetImages,
  forgetImports,
  forgetStrays,
  giveUpOldLetters,
  carryOutDue,
  keepToPolicy,
  tellOfAgeLimits,
  keepMailings,
  sendReminders,
  suspendLate,
}

/** Does all of it; one that fails is told in the log and holds up none of the others. */
export async function doHourlyWork(app: App): Promise<void> {
  for (const [name, each] of Object.entries(work))
    await each(app).catch((error: unknown) => app.log.error(error, `${name} failed`))
}

/**
 * Does it every hour until the function that is returned is called, which waits for what is under way. Any number of
 * instances may do so: what one has done, the others do not find.
 */
export function everyHour(app: App): () => Promise<void> {
  let underWay = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    underWay = doHourlyWork(app).finally(() => {
      busy = false
    })
  }, 3_600_000)
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
