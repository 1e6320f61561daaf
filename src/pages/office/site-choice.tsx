import { Button } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import type { Language } from '../../html/language.ts'
import type { Site } from '../../organisations/site.ts'
import { officePagesWords } from './office-pages.words.ts'

type Props = { language: Language; action: string; sites: readonly Site[]; chosen: Site }

/** Which site a screen is about, for those who run several. */
export function SiteChoice({ language, action, sites, chosen }: Props) {
  const words = officePagesWords[language]
  if (sites.length < 2) return null
  return (
    <form class="office-filter" method="get" action={action}>
      <Select
        name="site"
        label={words.site}
        value={chosen.id}
        options={sites.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button kind="secondary">{words.showSite}</Button>
    </form>
  )
}
