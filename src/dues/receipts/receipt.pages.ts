import { looksLikeId } from '../../database/new-id.ts'
import { reachOf } from '../../office/reach.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { redirect } from '../../web/replies.tsx'
import { securityHeaders } from '../../web/security-headers.ts'
import type { Visit } from '../../web/visit.ts'
import { type Asking, receiptOf } from './receipt.ts'
import { receiptWords } from './receipt.words.ts'
import { receiptPdf } from './receipt-pdf.ts'

/** `GET /espace/cotisation/recu/:id`: the receipt of an own due. */
export async function ownReceipt(visit: Visit): Promise<Response> {
  const person = visit.visitor?.person
  if (!person) return redirect('/connexion')
  return await receiptFor(visit, { membershipIds: person.memberships.map(({ id }) => id) })
}

/** `GET /bureau/cotisations/recu/:id`: the same for the office, in its reach. */
export async function officeReceipt(visit: Visit): Promise<Response> {
  const reach = await reachOf(visit, 'seeDues')
  return await receiptFor(visit, { organisationIds: reach.map(({ id }) => id) })
}

async function receiptFor(visit: Visit, asking: Asking): Promise<Response> {
  const { app, site, params, language } = visit
  const dueId = params.id ?? ''
  const receipt = looksLikeId(dueId) ? await receiptOf(app.db, site.realm.id, dueId, asking) : undefined
  if (!receipt) return notFound(visit)
  const sites = await app.sites.ofRealm(site.realm.id)
  const { colour } = sites.find(({ organisation }) => organisation.id === receipt.organisationId) ?? site
  const pdf = await receiptPdf(receipt, { colour, language, timeZone: site.realm.timeZone })
  return new Response(pdf, {
    headers: {
      ...securityHeaders,
      'Content-Type': 'application/pdf',
      // To be saved: what browsers show a PDF with may be stopped by our policy.
      'Content-Disposition': `attachment; filename="${receiptWords[language].fileName(receipt.number)}"`,
      'Cache-Control': 'no-store',
    },
  })
}
