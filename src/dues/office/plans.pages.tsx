import { friendlyFormatIBAN } from 'ibantools'
import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import { Notice } from '../../html/notice.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { Table } from '../../html/table.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, left } from '../../web/flash.ts'
import type { Visit } from '../../web/visit.ts'
import { moneyInWords } from '../money.ts'
import { type OwnAccount, ownAccountOf } from './bank-account.ts'
import { type OrganisationHere, organisationHere } from './organisation-here.ts'
import { inheritedFrom, type OfferedPlan, plansOfOrganisation } from './plans.ts'
import { plansWords } from './plans.words.ts'

const path = '/bureau/cotisations/tarifs'

type Shown = {
  visit: Visit
  organisation: OrganisationHere
  plans: readonly OfferedPlan[]
  account: OwnAccount | null
  inherited: { plans: string | null; account: string | null }
}

/** `GET /bureau/cotisations/tarifs`: what an organisation asks, and where it is paid to. */
export async function plansPage(visit: Visit): Promise<Response> {
  const { reach, organisation } = await organisationHere(visit)
  if (!organisation) return notFound(visit)
  const { app, site, language } = visit
  const realmId = site.realm.id
  const shown = {
    visit,
    organisation,
    plans: await plansOfOrganisation(app.db, realmId, organisation.id),
    account: await ownAccountOf(app.db, realmId, organisation.id),
    inherited: await inheritedFrom(app.db, realmId, organisation.id),
  }
  const words = plansWords[language]
  const flash = left(visit)
  const done = flash?.said === 'plansKept' ? flash.what : null
  return officePage(visit, {
    title: words.title,
    cookies: done ? [forgetFlash] : [],
    children: (
      <>
        {done && <Notice kind="success" title={words.done[done]} />}
        <p>
          <a class="case-back" href="/bureau/cotisations">
            {words.backToDues}
          </a>
        </p>
        <h1>{words.title}</h1>
        {reach.length > 1 && (
          <form class="office-filter" method="get" action={path}>
            <Select
              name="organisation"
              label={words.organisation}
              value={organisation.id}
              options={reach.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button kind="secondary">{words.show}</Button>
          </form>
        )}
        <p class="lead">{organisation.name}</p>
        <Plans {...shown} />
        <Account {...shown} />
      </>
    ),
  })
}

function Plans({ visit, organisation, plans, inherited }: Shown) {
  const { language } = visit
  const words = plansWords[language]
  const isWithout = plans.every(({ meantFor }) => meantFor === 'chosen')
  return (
    <section>
      {plans.length === 0 && <h2>{words.plans}</h2>}
      {plans.length > 0 && (
        <Table
          caption={words.plans}
          columns={[
            { label: words.name },
            { label: words.amount, numeric: true },
            { label: words.meantFor },
            { label: words.change },
          ]}
          rows={plans.map(({ id, name, amountCents, meantFor }) => [
            name,
            moneyInWords(amountCents, language),
            words.meant[meantFor],
            <a key="change" class="queue-name" href={`${path}/${id}`}>
              {words.changeOf(name)}
            </a>,
          ])}
        />
      )}
      {isWithout && <p>{inherited.plans ? words.inherited(inherited.plans) : words.none}</p>}
      <ButtonGroup>
        <ButtonLink kind="secondary" href={`${path}/nouveau?organisation=${organisation.id}`}>
          {words.add}
        </ButtonLink>
      </ButtonGroup>
    </section>
  )
}

function Account({ visit, organisation, account, inherited }: Shown) {
  const words = plansWords[visit.language]
  return (
    <section>
      <h2>{words.account}</h2>
      {account ? (
        <SummaryList
          rows={[
            { label: words.holder, value: account.holder },
            {
              label: words.iban,
              value: <span class="dues-reference">{friendlyFormatIBAN(account.iban)}</span>,
            },
            ...(account.bic ? [{ label: words.bic, value: account.bic }] : []),
          ]}
        />
      ) : (
        <p>{inherited.account ? words.inheritedAccount(inherited.account) : words.noAccount}</p>
      )}
      <ButtonGroup>
        <ButtonLink kind="secondary" href={`${path}/compte?organisation=${organisation.id}`}>
          {account ? words.changeAccount : words.addAccount}
        </ButtonLink>
      </ButtonGroup>
    </section>
  )
}
