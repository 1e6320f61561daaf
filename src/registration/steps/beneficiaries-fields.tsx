import { Button } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
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
      {blocks.length === 0 && <p>{context.held ? words.nobody : words.optional}</p>}
      <WhoLeaves view={view} blocks={blocks} />
      {blocks.map((block, index) => (
        <BeneficiaryBlock key={index} view={view} block={block} index={index} />
      ))}
      {blocks.length < mostBlocks ? (
        <p>
          {/* A record is not kept before it is saved: the page that answers shows the new block at once. */}
          <Button
            kind="secondary"
            name="go"
            value="add"
            formaction={context.held ? `#beneficiary-${blocks.length}` : undefined}
          >
            {words.add}
          </Button>
        </p>
      ) : (
        <p>{words.full(mostBlocks)}</p>
      )}
    </>
  )
}

/** Those who are beneficiaries and have been taken out of the form, before it counts. */
function WhoLeaves({ view: { context }, blocks }: { view: StepView; blocks: readonly Block[] }) {
  const stay = new Set(blocks.map(({ id }) => id))
  const leaving = context.held?.answers.beneficiaries.filter(({ personId }) => !stay.has(personId)) ?? []
  if (leaving.length === 0) return null
  const names = leaving.map(({ givenName, familyName }) => `${givenName} ${familyName}`)
  return <Notice kind="information">{beneficiariesWords[context.language].leave(names.join(', '))}</Notice>
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
      {block.id && <input type="hidden" name={nameOf(index, 'id')} value={block.id} />}
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
