import { Button } from '../html/button.tsx'
import type { Visit } from '../web/visit.ts'
import { chooseViewPath, mostInSight } from './in-view.ts'
import { shellWords } from './shell.words.ts'

/** Which organisation the lists are narrowed to, and the way to another; not there for who runs one only. */
export function InViewBar({ visit }: { visit: Visit }) {
  const { office, language } = visit
  if (!office || office.count < 2) return null
  const words = shellWords[language]
  const back = pathBack(visit)
  const all = words.all(office.count)
  if (office.count > mostInSight)
    return (
      <p class="office-in-view">
        {words.inViewIs} <strong>{office.inView?.name ?? all}</strong>{' '}
        <a href={`${chooseViewPath}?retour=${encodeURIComponent(back)}`}>
          {words.change} <span class="visually-hidden">{words.changeWhat}</span>
        </a>
      </p>
    )
  return (
    <form class="office-in-view" method="post" action={chooseViewPath}>
      <input type="hidden" name="retour" value={back} />
      <label for="organisation-in-view">{words.inView}</label>
      <select class="input" id="organisation-in-view" name="organisation">
        <option value="">{all}</option>
        {office.organisations.map(({ id, name }) => (
          <option key={id} value={id} selected={id === office.inView?.id}>
            {name}
          </option>
        ))}
      </select>
      <Button kind="secondary">{words.show}</Button>
    </form>
  )
}

/** The same page, from its beginning: what was narrowed by hand, and the place in a list, belong to the view before. */
function pathBack({ method, path, query }: Visit): string {
  if (method !== 'GET') return '/bureau'
  const kept = new URLSearchParams(query)
  for (const name of ['organisation', 'apres', 'avant', 'retour']) kept.delete(name)
  return kept.size > 0 ? `${path}?${kept}` : path
}
