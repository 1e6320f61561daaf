import { sql } from 'kysely'
import { test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { ledgerScene } from '../../../test/setup/ledger-scene.ts'
import type { Visit } from '../../web/visit.ts'
import { recordPayment } from '../ledger.ts'
import { withCheckDigits } from '../reference.ts'
import { importStatement } from './import-statement.ts'
import { readStatement } from './statement-file.ts'

const desk = await startTestApp({ sends: false })
const { app } = desk
const scene = await ledgerScene(desk, 'ceramique.localhost')
const { realm, organisationId, by } = scene
const planId = await scene.plan(4500)
const site = await app.sites.byHost('ceramique.localhost')
const visit = { app, site: { ...site, realm }, visitor: null, ip: '127.0.0.1', userAgent: null } as unknown as Visit
const N = 100_000
test('measure', async () => {
  const refs = Array.from({ length: N }, (_, i) => withCheckDigits(String(i).padStart(12, '0')))
  await sql`insert into person (realm_id, id, given_name, family_name, created_at)
    select ${realm.id}, ('019a0000-0000-7000-8000-' || lpad(g::text,12,'0'))::uuid, 'Marie' || chr(97 + g % 26) || chr(97 + (g/26) % 26), 'Dupont' || chr(97 + (g/676) % 26) || chr(97 + (g/17576) % 26), now() from generate_series(0, ${N - 1}) g`.execute(app.db)
  await sql`insert into membership (realm_id, id, organisation_id, person_id, state, joined_on, due_on, created_at)
    select ${realm.id}, ('019b0000-0000-7000-8000-' || lpad(g::text,12,'0'))::uuid, ${organisationId}, ('019a0000-0000-7000-8000-' || lpad(g::text,12,'0'))::uuid, 'admitted', '2020-01-01', '2026-06-30', now() from generate_series(0, ${N - 1}) g`.execute(app.db)
  await sql`insert into due (realm_id, id, membership_id, plan_id, amount_cents, reference, opened_at)
    select ${realm.id}, ('019c0000-0000-7000-8000-' || lpad((o-1)::text,12,'0'))::uuid, ('019b0000-0000-7000-8000-' || lpad((o-1)::text,12,'0'))::uuid, ${planId}, 4500, r, now() from json_array_elements_text(${JSON.stringify(refs)}::json) with ordinality as t(r, o)`.execute(app.db)
  if (process.env.ANALYZE) await sql`analyze`.execute(app.db)
  const run = async (name: string, text: string) => {
    const t = performance.now(); const read = readStatement(Buffer.from(text)); const parsed = performance.now() - t
    if ('refused' in read) throw new Error(JSON.stringify(read))
    const m0 = process.memoryUsage().rss
    const t1 = performance.now()
    const done = await importStatement(visit, { organisationId, fileName: 'x', read })
    console.log(name, `parse ${parsed.toFixed(0)} ms (${(text.length / 1e6).toFixed(1)} MB), import ${(performance.now() - t1).toFixed(0)} ms`, JSON.stringify(done), `rss +${((process.memoryUsage().rss - m0) / 1e6).toFixed(0)} MB`)
  }
  const csv = (from: number, n: number, label: (i: number) => string) =>
    'Date;Libellé;Débit;Crédit\n' + Array.from({ length: n }, (_, k) => `12/06/2026;${label(from + k)};;45,00\n`).join('')
  await run('csv with references', csv(0, 10_000, i => `VIR SEPA RECU /DE MME DUPONT MARIE /MOTIF ${refs[i]} COTISATION`))
  await run('again', csv(0, 10_000, i => `VIR SEPA RECU /DE MME DUPONT MARIE /MOTIF ${refs[i]} COTISATION`))
  await run('csv with names', csv(10_000, 10_000, i => `VIR SEPA RECU /DE MME DUPONT${String.fromCharCode(97 + Math.floor(i / 676) % 26)}${String.fromCharCode(97 + Math.floor(i / 17576) % 26)} MARIE${String.fromCharCode(97 + i % 26)}${String.fromCharCode(97 + Math.floor(i / 26) % 26)} /MOTIF COTISATION ${i}`))
  const ntry = (i: number) => `<Ntry><Amt Ccy="EUR">45.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-12</Dt></BookgDt><ValDt><Dt>2026-06-12</Dt></ValDt><AcctSvcrRef>A${i}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">45.00</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>MME DUPONT MARIE</Nm></Dbtr><DbtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Strd><CdtrRefInf><Ref>${refs[i]}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>\n`
  await run('camt', `<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>${Array.from({ length: 10_000 }, (_, k) => ntry(20_000 + k)).join('')}</Stmt></BkToCstmrStmt></Document>`)
  const t = performance.now()
  for (let i = 0; i < 300; i++) await app.db.transaction().execute(tx => recordPayment(tx, realm, { organisationId, receivedOn: Temporal.PlainDate.from('2026-06-12'), amountCents: 4500, method: 'transfer', shares: [{ membershipId: `019b0000-0000-7000-8000-${String(40_000 + i).padStart(12, '0')}`, amountCents: 4500 }] }, by()))
  console.log('recordPayment alone', ((performance.now() - t) / 300).toFixed(2), 'ms each')
})
