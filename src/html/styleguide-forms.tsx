import { Button, ButtonGroup, ButtonLink } from './button.tsx'
import { Checkbox, Radios, Select } from './choice.tsx'
import { Field } from './field.tsx'
import type { Language } from './language.ts'
import { PasswordFields } from './password-field.tsx'
import { RequiredNote } from './required-note.tsx'
import { ResendCountdown } from './resend-countdown.tsx'
import { StepProgress } from './step-progress.tsx'
import { TextArea } from './text-area.tsx'

const rules = [
  { name: 'length', label: '8 caractères au moins', pattern: '.{8,}' },
  { name: 'digit', label: 'un chiffre', pattern: '\\p{N}|.{15,}' },
  { name: 'capital', label: 'une majuscule', pattern: '\\p{Lu}|.{15,}' },
]
const structures = [
  { value: '', label: 'Choisissez une structure' },
  { value: 'bourgogne', label: 'Compagnie de Bourgogne' },
  { value: 'alsace', label: "Compagnie d'Alsace" },
]
const occupations = [
  { value: '', label: 'Choisissez…' },
  ...[
    "Agent d'entretien",
    'Agente de maîtrise',
    'Ajusteuse-monteuse',
    'Cariste',
    'Chef d’atelier',
    'Comptable',
    'Électricien de maintenance',
    'Employé de bureau',
    'Ingénieure procédés',
    'Maître verrier',
    'Œnologue-conseil',
    'Souffleur de verre',
  ].map((label, at) => ({ value: String(at + 1), label })),
]
const deliveries = [
  { value: 'home', label: 'À la maison' },
  { value: 'work', label: 'À mon travail', hint: 'Aux heures du comité' },
]

/** What one fills in, right and wrong. */
export function StyleguideForms({ language }: { language: Language }) {
  return (
    <>
      <StepProgress label="Étape 2 sur 4" at={2} of={4} />
      <form method="post" action="/styleguide" novalidate>
        <RequiredNote language={language} />
        <Field name="family-name" label="Nom" autocomplete="family-name" required value="Deschamps" />
        <Field
          name="phone"
          label="Numéro de téléphone"
          type="tel"
          autocomplete="tel"
          value="03 80 12"
          hint="Écrivez-le comme vous en avez l'habitude"
          error="Le numéro de téléphone est incomplet"
          required
        />
        <Field
          name="postal-code"
          label="Code postal"
          width="short"
          inputmode="numeric"
          autocomplete="postal-code"
        />
        <Field name="number" label="Numéro d'adhérent" width="medium" readonly value="2026-0412" />
        <fieldset class="block">
          <legend>Premier enfant</legend>
          <Field name="child-name" label="Prénom de l'enfant" autocomplete="off" />
          <Field name="child-birth-date" label="Date de naissance" width="medium" autocomplete="off" />
          <Button kind="secondary" name="step" value="remove">
            Retirer
          </Button>
        </fieldset>
        <Select name="structure" label="Votre structure" options={structures} required />
        <option-search
          placeholder="Tapez un mot clé"
          none="Aucune fonction ne correspond"
          found="Fonctions trouvées : {count}"
          help="Utilisez les flèches pour parcourir la liste, Entrée pour choisir"
        >
          <Select
            name="occupation"
            label="Fonction"
            hint="Vous pouvez rechercher par mot clé"
            options={occupations}
            required
          />
        </option-search>
        <Radios name="delivery" legend="Où livrer vos billets" options={deliveries} value="home" />
        <TextArea name="message" label="Un mot pour le bureau" hint="Facultatif" />
        <PasswordFields
          language={language}
          rules={rules}
          fields={[
            { name: 'password', label: 'Nouveau mot de passe', autocomplete: 'new-password', required: true },
            {
              name: 'repeat',
              label: 'Ressaisissez le mot de passe',
              autocomplete: 'new-password',
              required: true,
            },
          ]}
        />
        <Checkbox name="remember" label="Se souvenir de moi" checked />
        <Checkbox
          name="accept"
          label="J'accepte les conditions générales"
          required
          error="Acceptez les conditions pour continuer"
        />
        <ButtonGroup>
          <Button>Enregistrer</Button>
          <Button kind="secondary" name="step" value="back">
            Précédent
          </Button>
          <Button kind="warning" name="step" value="refuse">
            Refuser
          </Button>
          <ButtonLink href="#content" kind="secondary">
            Revenir en haut
          </ButtonLink>
        </ButtonGroup>
      </form>
      <ResendCountdown language={language} seconds={60}>
        <form method="post" action="/styleguide">
          <Button kind="secondary">Renvoyer</Button>
        </form>
      </ResendCountdown>
    </>
  )
}
