import { Card, Cards } from './card.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorSummary } from './error-summary.tsx'
import type { Language } from './language.ts'
import { Notice } from './notice.tsx'
import { Pagination } from './pagination.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'

/** What one reads: notices, cards, lists and tables. */
export function StyleguidePieces({ language }: { language: Language }) {
  return (
    <>
      <h2>Messages</h2>
      <ErrorSummary
        language={language}
        problems={[
          { field: 'phone', message: 'Le numéro de téléphone est incomplet' },
          { field: 'accept', message: 'Acceptez les conditions pour continuer' },
        ]}
      />
      <Notice kind="success" title="Votre mot de passe est enregistré">
        Vous pouvez vous connecter.
      </Notice>
      <Notice kind="problem" title="Cet utilisateur n'existe pas">
        <p>
          Écrivez à votre compagnie :{' '}
          <a href="mailto:secretariat@bourgogne.example">secretariat@bourgogne.example</a>
        </p>
      </Notice>
      <Notice kind="information">Votre structure devra valider votre inscription.</Notice>
      <h2>Cartes</h2>
      <Cards>
        <Card title="Mon compte" href="#compte" level={3}>
          <p>Votre adresse, votre cotisation, vos mots de passe.</p>
        </Card>
        <Card title="Annuaire" href="#annuaire" level={3}>
          <p>Retrouvez les membres de toutes les compagnies.</p>
        </Card>
        <Card title="Cotisation" level={3}>
          <p>À jour jusqu'au 31 décembre 2026.</p>
        </Card>
      </Cards>
      <h2 id="compte">Récapitulatif</h2>
      <SummaryList
        rows={[
          { label: 'Nom', value: 'Jeanne Deschamps', action: { href: '#nom', label: 'Modifier' } },
          { label: 'Adresse e-mail', value: 'jeanne.deschamps@bourgogne.example' },
          {
            label: 'Adresse',
            value: '12 rue des Forges, 21000 Dijon',
            action: { href: '#lieu', label: 'Modifier' },
          },
        ]}
      />
      <h2 id="annuaire">Tableau</h2>
      <Table
        caption="Adhérents"
        columns={[{ label: 'Nom' }, { label: 'Compagnie' }, { label: 'Cotisation', numeric: true }]}
        rows={[
          [<a href="#compte">Deschamps, Jeanne</a>, 'Bourgogne', '45,00 €'],
          ['Muller, Paul', 'Alsace', '45,00 €'],
          ['N’Diaye, Awa', 'Île-de-France', '1 250,00 €'],
        ]}
      />
      <Pagination language={language} previous="?avant=1" next="?apres=2" />
      <h2>Dialogue</h2>
      <Dialog language={language} id="question" title="Retirer cette fiche ?" open>
        <p>Elle ne sera plus visible dans l'annuaire.</p>
      </Dialog>
    </>
  )
}
