import { dayInWords } from '../../html/day-in-words.ts'
import type { Problem } from '../../html/error-summary.tsx'
import { dayOfAge } from '../../members/age-limit.ts'
import { readBirthDate } from '../../members/birth-date.ts'
import { householdWords } from '../../members/household.words.ts'
import { readLine } from '../../members/read-line.ts'
import type { Answers } from '../answers.ts'
import { beneficiariesWords } from './beneficiaries.words.ts'
import { BeneficiaryBlocks } from './beneficiaries-fields.tsx'
import { type Block, blocksOf, fieldsOf, isEmpty, isField, mostBlocks, nameOf } from './beneficiary-blocks.ts'
import { frenchDay } from './french-day.ts'
import type { Step, StepContext, Typed } from './step.ts'

type Beneficiary = NonNullable<Answers['beneficiaries']>[number]

const kinds = Object.keys(householdWords.fr.kinds) as Beneficiary['kind'][]
const longestName = 100

/** The members of the family who share what the account holder has; none, or as many as there are. */
export const beneficiariesStep: Step = {
  slug: 'beneficiaires',
  title: { fr: beneficiariesWords.fr.title, en: beneficiariesWords.en.title },
  keeps: (field, { held }) => isField(field) && (held !== null || !field.endsWith('-id')),
  read,
  typedOf,
  view: BeneficiaryBlocks,
  summary,
  change,
  landsOn,
}

function read(typed: Typed, context: StepContext): ReturnType<Step['read']> {
  const words = beneficiariesWords[context.language]
  const blocks = [...blocksOf(typed).entries()].filter(([, block]) => !isEmpty(block))
  if (blocks.length > mostBlocks) return { problems: [{ message: words.full(mostBlocks) }] }
  const problems: Problem[] = []
  const beneficiaries: Beneficiary[] = []
  const there = new Map(context.held?.answers.beneficiaries.map(each => [each.personId, each]))
  let partner: number | null = null
  for (const [index, block] of blocks) {
    const kind = kinds.find(name => name === block.kind)
    const isPartner = kind !== undefined && kind !== 'dependentChild'
    if (isPartner && partner !== null)
      problems.push({
        field: nameOf(index, 'kind'),
        message: words.kindTwice(index + 1, partner + 1),
      })
    if (isPartner) partner ??= index
    const before = there.get(block.id)
    there.delete(block.id)
    const read = readBlock(block, index, kind, context, before)
    problems.push(...read.problems)
    if (kind)
      beneficiaries.push({
        kind,
        ...read.answers,
        ...(before?.personId ? { personId: before.personId } : {}),
      })
  }
  return problems.length > 0 ? { problems } : { answers: { beneficiaries } }
}

/**
 * One of them, in the order of the fields; who is not a child is not asked for a date of birth. A child that was
 * a beneficiary before reaching the age limit stays one without rights: nothing has to be mended.
 */
function readBlock(
  block: Block,
  index: number,
  kind: Beneficiary['kind'] | undefined,
  context: StepContext,
  before: Beneficiary | undefined,
): { problems: Problem[]; answers: Omit<Beneficiary, 'kind'> } {
  const words = beneficiariesWords[context.language]
  const problems: Problem[] = []
  const complain = (field: keyof Block, message: string) =>
    problems.push({ field: nameOf(index, field), message })
  const name = (field: 'familyName' | 'givenName') => {
    const text = readLine(block[field])
    if (!text) complain(field, words[`${field}Missing`](index + 1))
    else if (text.length > longestName) complain(field, words[`${field}Long`](index + 1))
    return text
  }
  if (!kind) complain('kind', words.kindMissing(index + 1))
  const familyName = name('familyName')
  const givenName = name('givenName')
  const typedDate = kind === 'dependentChild' ? readLine(block.birthDate) : ''
  const birthDate = typedDate ? readBirthDate(typedDate, context.today) : null
  if (kind === 'dependentChild' && !birthDate)
    complain('birthDate', words[typedDate ? 'birthDateWrong' : 'birthDateMissing'](index + 1))
  const { childAgeLimit } = context.policy.household
  const isAsBefore = before?.kind === kind && before?.birthDate === birthDate?.toString()
  if (
    birthDate &&
    !isAsBefore &&
    childAgeLimit !== null &&
    isReached(birthDate, childAgeLimit, context.today)
  )
    complain(
      'birthDate',
      words.tooOld(householdWords[context.language].childrenUntil(childAgeLimit), index + 1),
    )
  return { problems, answers: { familyName, givenName, birthDate: birthDate?.toString() ?? null } }
}

const isReached = (birthDate: Temporal.PlainDate, years: number, today: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(dayOfAge(birthDate, years), today) <= 0

function summary({ beneficiaries = [] }: Answers, { language }: StepContext): ReturnType<Step['summary']> {
  const words = beneficiariesWords[language]
  if (beneficiaries.length === 0) return [{ label: words.label, value: words.none }]
  return beneficiaries.map(({ kind, givenName, familyName, birthDate }, index) => {
    const born = birthDate && words.born(dayInWords(Temporal.PlainDate.from(birthDate), language))
    return {
      label: words.beneficiary(index + 1),
      value: (
        <>
          <div>
            {givenName} {familyName}
          </div>
          <div class="hint">{[householdWords[language].kinds[kind], born].filter(Boolean).join(', ')}</div>
        </>
      ),
    }
  })
}

function typedOf({ beneficiaries = [] }: Answers): Typed {
  return fieldsOf(
    beneficiaries.map(({ kind, familyName, givenName, birthDate, personId }) => ({
      kind,
      familyName,
      givenName,
      birthDate: birthDate ? frenchDay(birthDate) : '',
      ...(personId ? { id: personId } : {}),
    })),
  )
}

function change(typed: Typed, button: string): Typed | null {
  const blocks = blocksOf(typed)
  if (button === 'add') return fieldsOf(blocks.length < mostBlocks ? [...blocks, { kind: '' }] : blocks)
  const removed = removedBy(button)
  return removed === null ? null : fieldsOf(blocks.toSpliced(removed, 1))
}

/** At the block that was added, or at the one that has taken the place of what was removed. */
function landsOn(typed: Typed, button: string): string | null {
  const last = blocksOf(typed).length - 1
  const index = Math.min(removedBy(button) ?? last, last)
  return index < 0 ? null : `beneficiary-${index}`
}

function removedBy(button: string): number | null {
  const index = /^remove-(\d{1,3})$/.exec(button)?.[1]
  return index === undefined ? null : Number(index)
}
