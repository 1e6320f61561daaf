import { loadDemonstration } from '../src/demonstration/load.ts'
import { sendReminders } from '../src/dues/reminders/remind.ts'
import { readSettings } from '../src/settings.ts'
import { closeApp, openApp } from '../src/start.ts'

/** Opens the database of `DATABASE_URL` as a server does, and writes to everybody who is to be reminded today. */
const app = await openApp(readSettings(process.env))
await loadDemonstration(app.db, app.clock)
const began = performance.now()
const letters = await sendReminders(app)
console.log(JSON.stringify({ letters, seconds: (performance.now() - began) / 1000 }))
await closeApp(app)
