import { ButtonLink } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import type { Language } from '../../html/language.ts'
import { Notice } from '../../html/notice.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { officePage } from '../../office/shell.tsx'
import { ContactList } from '../../organisations/contacts.tsx'
import type { Site } from '../../organisations/site.ts'
import { imageRefused } from '../../storage/read-image.words.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, leave, left } from '../../web/flash.ts'
import { originOf } from '../../web/origin.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { SiteChoice } from '../office/site-choice.tsx'
import { sitesInReach } from '../office/sites-in-reach.ts'
import { isOnTrial, tryLogo } from './logo.ts'
import { fingerprintOf, readSettings, saveSettings } from './settings.ts'
import { SettingsForm } from './settings-form.tsx'
import { settingsProblems, type TypedSettings, typedSettings } from './settings-typed.ts'
import { siteWords } from './site.words.ts'
import { SitePreview } from './site-preview.tsx'
import { mayOpenSites, signInSiteOf } from './who-opens.tsx'

const here = '/bureau/site'

/** `GET /bureau/site?site=…`: how a site looks, and whom one asks there. */
export async function siteSettingsPage(visit: Visit): Promise<Response> {
  const { app, query } = visit
  const sites = await sitesInReach(visit, 'editSites')
  const site = query.has('site') ? sites.find(({ id }) => id === query.get('site')) : sites[0]
  if (!site) return notFound(visit)
  const typed = await readSettings(app.db, site)
  return await show(visit, sites, site, { typed, seen: fingerprintOf(typed) })
}

/** `POST /bureau/site`: « Aperçu » shows it, « Enregistrer » keeps it. */
export async function saveSiteSettings(visit: Visit): Promise<Response> {
  const { visitor, form, language } = visit
  const sites = await sitesInReach(visit, 'editSites')
  const site = sites.find(({ id }) => id === form.get('site'))
  if (!visitor || !site) return notFound(visit)
  const logo = await logoTyped(visit, site)
  const typed = { ...typedSettings(form), logo: logo.file }
  const seen = (form.get('vu') ?? '').slice(0, 40)
  const problems = [...settingsProblems(typed, language), ...logo.problems]
  const shown = { typed, seen, problems, weighed: logo.weighed }
  if (problems.length > 0) return await show(visit, sites, site, shown)
  if (form.get('go') === 'preview') return await show(visit, sites, site, { ...shown, isPreview: true })
  const outcome = await saveSettings(visit, visitor, site, { typed, seen })
  if ('done' in outcome)
    return redirect(`${here}?site=${site.id}`, [leave({ said: 'siteKept', ...logo.weighed })])
  const { kept } = outcome
  return await show(visit, sites, site, { ...shown, seen: fingerprintOf(kept), meanwhile: kept })
}

/** What a logo weighed as it was sent and as it is kept, in bytes. */
type Weighed = { before: number; after: number }

/** The logo that a form brings, or has brought before; what cannot be read leaves the one before. */
async function logoTyped(
  visit: Visit,
  site: Site,
): Promise<{ file: string; problems: Problem[]; weighed?: Weighed }> {
  const { app, form, language } = visit
  const chosen = form.get('logo-choisi') ?? ''
  const current = (await readSettings(app.db, site)).logo
  const upload = visit.files.get('logo')?.[0]
  if (upload?.name) {
    const read = await tryLogo(app, upload)
    return 'done' in read
      ? { file: read.done.file, problems: [], weighed: { before: upload.size, after: read.done.bytes } }
      : {
          file: current,
          problems: [{ field: 'logo', message: imageRefused(read.refused, upload.name, language) }],
        }
  }
  if (chosen === '' || form.has('sans-logo')) return { file: '', problems: [] }
  if (chosen === current || (await isOnTrial(app, chosen))) return { file: chosen, problems: [] }
  return { file: current, problems: [{ field: 'logo', message: siteWords[language].logoGone }] }
}

type Shown = {
  typed: TypedSettings
  seen: string
  problems?: readonly Problem[]
  weighed?: Weighed | undefined
  isPreview?: boolean
  /** What somebody else kept since the form was opened. */
  meanwhile?: TypedSettings
}

async function show(visit: Visit, sites: readonly Site[], site: Site, shown: Shown): Promise<Response> {
  const { app, language } = visit
  const words = siteWords[language]
  const { typed, seen, problems = [], meanwhile } = shown
  const opener = (await mayOpenSites(visit)) ? null : await signInSiteOf(visit)
  const flash = left(visit)
  const kept = visit.method === 'GET' && flash?.said === 'siteKept' ? flash : null
  const weighed = shown.weighed ?? (kept?.after ? { before: kept.before ?? 0, after: kept.after } : undefined)
  const weights =
    weighed && words.logoRead(weightOf(weighed.before, language), weightOf(weighed.after, language))
  return officePage(visit, {
    title: words.title,
    status: meanwhile ? 409 : problems.length > 0 ? 422 : 200,
    problem: problems.length > 0 || meanwhile !== undefined,
    cookies: kept ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {kept && (
          <Notice kind="success" title={words.kept}>
            {weights}
          </Notice>
        )}
        {meanwhile && <Meanwhile language={language} typed={typed} kept={meanwhile} />}
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <SiteChoice language={language} action={here} sites={sites} chosen={site} />
        <SummaryList
          rows={[
            {
              label: words.address,
              value: <a href={`${originOf(app.settings, site.host)}/`}>{site.host}</a>,
            },
            { label: words.organisation, value: site.organisation.name },
          ]}
        />
        {shown.isPreview && (
          <SitePreview
            language={language}
            name={typed.name}
            tagline={typed.tagline}
            colour={typed.colour}
            logo={logoAddress(site, typed)}
          />
        )}
        {!kept && weights && <p class="hint">{weights}</p>}
        <SettingsForm language={language} site={site} typed={typed} seen={seen} problems={problems} />
        {opener ? (
          <>
            <p>{words.openedBy(opener.organisation.name)}</p>
            <ContactList sites={[opener]} />
          </>
        ) : (
          <p>
            <ButtonLink kind="secondary" href="/bureau/site/nouveau">
              {words.newSite}
            </ButtonLink>
          </p>
        )}
      </>
    ),
  })
}

/** Where the logo of a preview is served; null for the initials. */
function logoAddress(site: Site, { logo }: TypedSettings): string | null {
  if (logo) return `${here}/logo/${logo}`
  return site.logoSvg ? `/site/logo.svg?site=${site.id}` : null
}

type MeanwhileProps = { language: Language; typed: TypedSettings; kept: TypedSettings }

/** What differs from what one has typed. */
function Meanwhile({ language, typed, kept }: MeanwhileProps) {
  const words = siteWords[language]
  const labels = {
    name: words.name,
    tagline: words.tagline,
    colour: words.colour,
    contactEmail: words.email,
    contactPhone: words.phone,
    postalAddress: words.postalAddress,
    language: words.language,
    logo: words.logo,
  } satisfies Record<keyof TypedSettings, string>
  const told = (key: keyof TypedSettings) =>
    key === 'language' ? words.languages[kept.language] : kept[key] || words.empty
  const differing = (Object.keys(labels) as (keyof TypedSettings)[]).filter(key => typed[key] !== kept[key])
  return (
    <Notice kind="problem" title={words.changedTitle}>
      <p>{words.changedHelp}</p>
      <ul>
        {differing.map(key => (
          <li key={key}>
            {labels[key]}
            {language === 'fr' ? '\u00a0: ' : ': '}
            <span class="as-written">{told(key)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** How much a file weighs: « 2,3 Mo », « 4 Ko ». */
function weightOf(bytes: number, language: Language): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const [amount, unit] =
    bytes >= 1_000_000
      ? [bytes / 1_000_000, language === 'fr' ? 'Mo' : 'MB']
      : [Math.max(0.1, bytes / 1000), language === 'fr' ? 'Ko' : 'KB']
  return `${amount.toLocaleString(locale, { maximumFractionDigits: 1 })}\u00a0${unit}`
}
