import { Button } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import { Field } from '../../html/field.tsx'
import { householdWords } from '../../members/household.words.ts'
import { readLine } from '../../members/read-line.ts'
import { beneficiariesWords } from './beneficiaries.words.ts'
import { type Block, type BlockField, blocksOf, mostBlocks, nameOf } from './beneficiary-blocks.ts'
import { problemOf, type StepView } from './step.ts'

/** A block of fields for each beneficiary, with the buttons that add one and remove one. */
export function BeneficiaryBlocks(view: StepView) {
  const { context, typed } = view
  const words = beneficiariesWords[context.language]
  const { childAgeLimit } = context.policy.household
  const blocks = blocksOf(typed)
  return (
    <>
      <p>{words.help}</p>
      <p>
        {childAgeLimit === null
          ? words.who
          : words.whoUntil(householdWords[context.language].childrenUntil(childAgeLimit))}
      </p>
      {blocks.length === 0 && <p>{words.optional}</p>}
      {blocks.map((block, index) => (
        <BeneficiaryBlock key={index} view={view} block={block} index={index} />
      ))}
      {blocks.length < mostBlocks ? (
        <p>
          <Button kind="secondary" name="go" value="add">
            {words.add}
          </Button>
        </p>
      ) : (
        <p>{words.full(mostBlocks)}</p>
      )}
    </>
  )
}

function BeneficiaryBlock({ view, block, index }: { view: StepView; block: Block; index: number }) {
  const { context } = view
  const words = beneficiariesWords[context.language]
  const field = (name: BlockField) => ({
    name: nameOf(index, name),
    value: block[name],
    error: problemOf(view.problems, nameOf(index, name)),
    autocomplete: 'off',
  })
  const name = [block.givenName, block.familyName].map(readLine).filter(Boolean).join(' ')
  return (
    <fieldset class="block" id={`beneficiary-${index}`}>
      <legend>{words.beneficiary(index + 1)}</legend>
      <Select
        {...field('kind')}
        label={words.kind}
        options={[
          { value: '', label: words.kindNone },
          ...Object.entries(householdWords[context.language].kinds).map(([value, label]) => ({
            value,
            label,
          })),
        ]}
        required
      />
      <Field {...field('familyName')} label={words.familyName} required />
      <Field {...field('givenName')} label={words.givenName} required />
      <div class="for-child">
        <Field {...field('birthDate')} label={words.birthDate} hint={words.birthDateHint} width="medium" />
      </div>
      <Button kind="secondary" name="go" value={`remove-${index}`}>
        <span>
          {words.remove}
          <span class="visually-hidden"> {name || words.theBeneficiary(index + 1)}</span>
        </span>
      </Button>
    </fieldset>
  )
}
