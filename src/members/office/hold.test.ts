import { describe, expect, test } from 'vitest'
import { type Hold, holdBy, type Tie } from './hold.ts'

const here = (state: string): Tie => ({ state, inReach: true })
const elsewhere = (state: string): Tie => ({ state, inReach: false })

describe('what an office may do with a record', () => {
  test.each<[string, Tie[], Hold]>([
    ['a member here', [here('admitted')], 'whole'],
    ['somebody who waits here', [here('awaitingAdmission')], 'whole'],
    ['somebody who has left all that is in reach, which is all there is', [here('left')], 'whole'],
    ['a member here who has left elsewhere', [here('admitted'), elsewhere('left')], 'whole'],
    ['a member here who waits elsewhere', [here('admitted'), elsewhere('awaitingAdmission')], 'whole'],
    ['a member here and elsewhere', [here('admitted'), elsewhere('admitted')], 'shared'],
    [
      'somebody who waits here, a member elsewhere',
      [here('awaitingAdmission'), elsewhere('admitted')],
      'shared',
    ],
    ['a member of two in reach', [here('admitted'), here('admitted')], 'whole'],
    ['somebody who has left for elsewhere', [here('left'), elsewhere('admitted')], 'former'],
    ['somebody who has left both', [here('left'), elsewhere('left')], 'former'],
    ['somebody deceased, remembered elsewhere too', [here('deceased'), elsewhere('deceased')], 'former'],
  ])('%s', (_who, ties, hold) => {
    expect(holdBy(ties)).toBe(hold)
  })
})
