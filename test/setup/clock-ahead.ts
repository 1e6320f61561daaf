import { readFileSync } from 'node:fs'

/**
 * Loaded into the server before its own code (`--import`): its clock runs ahead by as many seconds as stand
 * in the file that CLOCK_AHEAD names, so that a journey need not wait an hour for a link to expire.
 */
const now = Temporal.Now.instant.bind(Temporal.Now)
Temporal.Now.instant = () =>
  now().add({ seconds: Number(readFileSync(process.env.CLOCK_AHEAD ?? '', 'utf8')) })
