import type { AccountSections } from '../accounts/account-section.ts'
import { stepContext } from '../registration/step-context.ts'
import { page } from '../web/replies.tsx'
import type { Handler, Visit } from '../web/visit.ts'
import { chaptersOf } from './chapters.ts'
import { type Guide, quoted } from './guide.ts'
import { guideWords } from './guide.words.ts'
import { GuideContents, GuideHead, GuideParts } from './guide-layout.tsx'

/** `GET /guide`: how to sign in to this site and use it, written from its policy as it is now. */
export const guidePage =
  (sections: AccountSections): Handler =>
  async visit => {
    const guide = await guideOf(visit, sections)
    const chapters = await chaptersOf(guide)
    const words = guideWords[visit.language]
    return page(visit, {
      title: words.title,
      description: words.intro(visit.site.name),
      wide: true,
      children: (
        <article class="guide">
          <GuideHead visit={visit} />
          <GuideContents language={visit.language} chapters={chapters} />
          <GuideParts chapters={chapters} />
        </article>
      ),
    })
  }

/** What the guide is written from. The figures need one occupation to choose, and no text of the terms. */
async function guideOf(visit: Visit, sections: AccountSections): Promise<Guide> {
  const { app, site, language } = visit
  const { policy } = site.realm
  const [context, sites] = await Promise.all([
    stepContext(app, site.realm, language, null),
    app.sites.ofRealm(site.realm.id),
  ])
  return {
    visit,
    language,
    policy,
    sites,
    context: {
      ...context,
      occupations: context.occupations.slice(0, 1),
      terms: context.terms.map(terms => ({ ...terms, body: '' })),
    },
    sections,
    q: quoted(language),
  }
}
