import { Button, ButtonGroup } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import type { Catalog } from '../../html/language.ts'
import { Notice } from '../../html/notice.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { type AddressChange, changeAddress } from './change-address.ts'
import {
  EmailFields,
  problemOfShared,
  problemsOfEmail,
  type TypedEmail,
  typedEmailIn,
} from './email-fields.tsx'
import type { HeldPerson } from './held-person.ts'
import { holdsMore } from './higher-role.ts'
import { holdNotice } from './hold-notice.tsx'
import { listWords } from './list.words.ts'
import { shownAsText, shownField, shownIn } from './meanwhile.ts'
import { memberWords } from './member.words.ts'
import { memberFormWords } from './member-form.words.ts'
import { nameOf } from './name-of.ts'
import { pathOfPerson, personHere } from './person-here.ts'
import { refusedPage } from './refused.pages.tsx'
import type { SharedAccount } from './what-is-taken.ts'

const fr = {
  title: "Corriger l'adresse e-mail",
  consequence:
    'Avec une autre adresse, le mot de passe et les liens déjà envoyés ne servent plus, et la personne est déconnectée partout. Le lien envoyé à la nouvelle adresse permet de choisir un nouveau mot de passe.',
  leavesShared:
    "L'adresse actuelle est partagée\u00a0: la personne aura son propre compte, et choisira un mot de passe. Les autres gardent le leur.",
  hint: "Laissez vide pour retirer l'adresse\u00a0: la personne ne pourra plus se connecter.",
  ownLetter:
    "C'est votre propre adresse\u00a0: vous serez déconnecté, et le lien partira tout de suite à la nouvelle adresse.",
  own: 'Vous ne pouvez pas retirer votre propre adresse\u00a0: vous ne pourriez plus vous connecter',
  meanwhile: (now: string) =>
    now
      ? `Quelqu'un d'autre vient de changer cette adresse\u00a0: c'est maintenant ${now}. Vérifiez, puis enregistrez encore une fois.`
      : "Quelqu'un d'autre vient de retirer l'adresse. Vérifiez, puis enregistrez encore une fois.",
  save: 'Enregistrer',
}
const en: typeof fr = {
  title: 'Correct the e-mail address',
  consequence:
    'With another address the password and the links that were sent no longer work, and the person is signed out everywhere. With the link sent to the new address one chooses a new password.',
  leavesShared:
    'The address of now is shared: the person gets an own account, and chooses a password. The others keep theirs.',
  hint: 'Leave it empty to remove the address: the person will not be able to sign in any more.',
  ownLetter:
    'This is your own address: you will be signed out, and the link leaves at once for the new address.',
  own: 'You cannot remove your own address: you could not sign in any more',
  meanwhile: now =>
    now
      ? `Somebody else has just changed this address: it is now ${now}. Check it, then save once more.`
      : 'Somebody else has just removed the address. Check it, then save once more.',
  save: 'Save',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /bureau/adherents/:id/adresse`. */
export async function memberAddressPage(visit: Visit): Promise<Response> {
  const here = await personHere(visit, 'enterMembers')
  if (!here) return notFound(visit)
  const { held } = here
  if (held.hold !== 'whole' || (await holdsMore(visit, held.id))) return await refuse(visit, held)
  const email = addressOf(held)
  const typed = { email, sure: email, shared: '', letter: 'now' } as const
  return show(visit, { held, typed, problems: [], account: null })
}

/** `POST /bureau/adherents/:id/adresse`. */
export async function saveMemberAddress(visit: Visit): Promise<Response> {
  const here = await personHere(visit, 'enterMembers')
  if (!here) return notFound(visit)
  const { held, organisationIds } = here
  const typed = typedEmailIn(visit.form)
  // A form that lost its field is not one whose field was emptied.
  if (!visit.form.has('email')) return await memberAddressPage(visit)
  const problems = problemsOfEmail(typed, visit.language)
  if (problems.length > 0) return show(visit, { held, typed, problems, account: null })
  const now = addressOf(held)
  const before = shownIn(visit.form)?.email ?? now
  if (held.hold === 'whole' && before !== now && typed.email !== now) {
    const message = catalog[visit.language].meanwhile(now)
    return show(visit, { held, typed, problems: [{ field: 'email', message }], account: null, isLate: true })
  }
  const outcome = await changeAddress(visit, held, organisationIds, {
    email: typed.email || null,
    sharedAccount: typed.shared || null,
    sendsLetter: typed.letter === 'now',
  })
  if ('done' in outcome) {
    const what = typed.email ? 'address' : 'noAddress'
    return redirect(pathOfPerson(held.id), [leave({ said: 'memberKept', what, letter: outcome.letter })])
  }
  return await refused(visit, held, typed, outcome)
}

async function refused(
  visit: Visit,
  held: HeldPerson,
  typed: TypedEmail,
  outcome: Extract<AddressChange, { refused: string }>,
): Promise<Response> {
  switch (outcome.refused) {
    // Somebody was quicker by a moment: looked at anew, it is said.
    case 'changed':
      return await saveMemberAddress(visit)
    case 'higherRole':
    case 'hold':
      return await refuse(visit, held)
    case 'own':
      return show(visit, {
        held,
        typed,
        problems: [{ field: 'email', message: catalog[visit.language].own }],
        account: null,
      })
    case 'shared': {
      const { account } = outcome
      return show(visit, { held, typed, problems: [problemOfShared(account, visit.language)], account })
    }
  }
}

/** Whoever may not change the address is told so, before and after the form. */
async function refuse(visit: Visit, held: HeldPerson): Promise<Response> {
  const why = await holdNotice(visit, held)
  const higherRole = <Notice kind="problem">{memberWords[visit.language].higherRole}</Notice>
  return refusedPage(visit, held, catalog[visit.language].title, why ?? higherRole)
}

type Shown = {
  held: HeldPerson
  typed: TypedEmail
  problems: readonly Problem[]
  account: SharedAccount | null
  /** Somebody else has changed the address meanwhile. */
  isLate?: boolean
}

const addressOf = ({ account, email }: HeldPerson) => account?.email ?? email ?? ''

function show(visit: Visit, { held, typed, problems, account, isLate }: Shown): Response {
  const { language } = visit
  const words = catalog[language]
  const isShared = (held.account?.sharers.length ?? 0) > 0
  return officePage(visit, {
    title: words.title,
    status: isLate ? 409 : problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p class="lead">{nameOf(held) || listWords[language].unnamed}</p>
        {held.account && <p>{isShared ? words.leavesShared : words.consequence}</p>}
        {held.id === visit.visitor?.person?.id && <p>{words.ownLetter}</p>}
        <form method="post" action={`${pathOfPerson(held.id)}/adresse`} noValidate>
          <input type="hidden" name={shownField} value={shownAsText({ email: addressOf(held) })} />
          <EmailFields
            language={language}
            typed={typed}
            problems={problems}
            account={account}
            hint={held.account ? words.hint : undefined}
            legend={memberFormWords[language].changeLetter}
          />
          <ButtonGroup>
            <Button>{words.save}</Button>
            <a href={pathOfPerson(held.id)}>{memberWords[language].backToRecord}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
