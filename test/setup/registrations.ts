import type { StepName } from '../../src/registration/steps/registry.ts'
import { steps } from '../../src/registration/steps/registry.ts'
import type { App } from '../../src/web/app.ts'
import type { Browser, Reply } from './browser-less-client.ts'

export type Fields = Record<string, string>

/** One that no account of the demonstration has. */
export const chosenPassword = 'Vendange-1998!'

let people = 0

/** Right answers for every step that a policy may name. */
export function answersFor(app: Pick<App, 'db'>, email = `personne-${++people}@exemple.fr`) {
  const identity = async (): Promise<Fields> => ({
    familyName: "L'Hermitte",
    givenName: 'Zoé',
    email,
    phone: '06.12.34.56.78',
    birthDate: '27/03/1955',
    occupation: await anOccupation(app),
    password: chosenPassword,
    again: chosenPassword,
  })
  const address = async () => ({
    line1: '3 rue du Port',
    line2: '',
    postcode: '20000',
    town: 'Ajaccio',
    country: 'FR',
  })
  const filledIn: Record<Exclude<StepName, 'validation'>, () => Promise<Fields>> = {
    identifiers: identity,
    account: identity,
    address,
    deliveryAddress: address,
    secondAdherent: async () => ({ familyName: 'Rossi', givenName: 'Ange', email: 'ange@exemple.fr' }),
    beneficiaries: async () => ({ '0-kind': 'spouse', '0-familyName': 'Rossi', '0-givenName': 'Ange' }),
  }
  return { email, filledIn }
}

async function anOccupation({ db }: Pick<App, 'db'>): Promise<string> {
  const offered = await db.selectFrom('occupation').select('id').limit(1).executeTakeFirst()
  return offered?.id ?? ''
}

export const pathOf = (name: StepName) => `/inscription/${steps[name].slug}`

/** Goes through the steps in their order, up to the last, which is left to be sent. */
export async function fillIn(
  browser: Browser,
  app: Pick<App, 'db'>,
  names: readonly StepName[],
  email?: string,
): Promise<{ email: string }> {
  const { email: typed, filledIn } = answersFor(app, email)
  for (const name of names) {
    if (name === 'validation') continue
    const reply = await browser.post(pathOf(name), await filledIn[name]())
    if (reply.status !== 303) throw new Error(`${name} was refused: ${reply.status}\n${reply.text}`)
  }
  return { email: typed }
}

/** Accepts the terms that the last page shows, and sends the application. */
export async function send(browser: Browser): Promise<Reply> {
  return await browser.post('/inscription/validation', await consent(browser))
}

/** « Oui » to each of the terms that the last page shows. */
export async function consent(browser: Browser): Promise<Fields> {
  const { text } = await browser.get('/inscription/validation')
  return Object.fromEntries(
    [...text.matchAll(/name="(terms-[\w-]+)"/g)].map(([, name = '']) => [name, 'oui']),
  )
}
