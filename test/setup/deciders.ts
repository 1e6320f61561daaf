import type { Application } from '../../src/registration/application.ts'
import type { TestApp } from './app.ts'
import { applicantsOf, worksCouncil } from './applicants.ts'
import type { Browser } from './browser-less-client.ts'

/** Where the office sees an application. */
export const pathOfCase = ({ id }: Pick<Application, 'id'>) => `/bureau/demandes/${id}`

/** What tests of the office's decisions do over and over again, in the network of works councils. */
export function decidersOf(desk: TestApp) {
  const { app, clock, lettersTo, signedIn } = desk
  const { apply, applicationOf, confirm } = applicantsOf(desk)
  return {
    signInManager: () => signedIn(worksCouncil, 'cse@verrerie.example'),
    signInNetwork: () => signedIn(worksCouncil, 'accueil@avantages.example'),
    approve: (browser: Browser, application: Pick<Application, 'id'>) =>
      browser.post(`${pathOfCase(application)}/valider`, {}),
    refuse: (browser: Browser, application: Pick<Application, 'id'>, reason = 'Pas chez nous.') =>
      browser.post(`${pathOfCase(application)}/refuser`, { reason }),
    reload: async ({ id }: Pick<Application, 'id'>) =>
      await app.db.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    /** What has been written down about an application. */
    auditOf: async ({ id }: Pick<Application, 'id'>, event: string) =>
      (await app.db.selectFrom('audit').selectAll().where('event', '=', event).execute()).filter(
        ({ details }) => (details as { application?: string }).application === id,
      ),
    subjects: async (email: string) => (await lettersTo(email)).map(({ subject }) => subject),
    /** An application whose address is confirmed; two minutes later another letter may go to it. */
    applyAndConfirm: async (): Promise<{ email: string; application: Application }> => {
      const { email } = await apply(worksCouncil)
      await confirm(worksCouncil, email)
      clock.advance({ minutes: 2 })
      return { email, application: await applicationOf(email) }
    },
  }
}
