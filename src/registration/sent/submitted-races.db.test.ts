import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association } from '../../../test/setup/applicants.ts'

const desk = await startTestApp()
const { clock, browse } = desk
const { apply } = applicantsOf(desk)

test('« Renvoyer » and asking for a password at once, from one place, do not wait for one another', async () => {
  const statuses: number[] = []
  for (let times = 1; times <= 12; times++) {
    const { browser, email } = await apply(association)
    clock.advance({ minutes: 2 })
    const resend = () => browser.post('/inscription/renvoyer', {})
    const other = browse(association, { ip: `203.0.113.${times}` })
    const ask = () => other.post('/mot-de-passe', { email })
    const replies = await Promise.all([resend(), ask(), resend(), ask(), resend(), ask()])
    statuses.push(...replies.map(({ status }) => status))
  }
  expect(statuses.filter(status => status !== 303)).toEqual([])
})
