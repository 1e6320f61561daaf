import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeTyped, shownAsText, shownField, shownIn } from './meanwhile.ts'

const fields = fc.record({
  town: fc.constantFrom('Dijon', 'Beaune', 'Nevers'),
  phone: fc.constantFrom('', '06', '07'),
  number: fc.constantFrom('1', '2'),
})

test('whoever saves keeps what the other has changed and was not touched, and is asked where both differ', () => {
  fc.assert(
    fc.property(fields, fields, fields, (shown, held, typed) => {
      const { merged, doubts } = mergeTyped(shown, held, typed)
      for (const field of ['town', 'phone', 'number'] as const) {
        const [before, now, wanted] = [shown[field], held[field], typed[field]]
        expect(merged[field]).toBe(wanted === before ? now : wanted)
        expect(doubts.includes(field)).toBe(wanted !== before && now !== before && now !== wanted)
      }
    }),
  )
})

test('a form shown and sent with nobody between is what was typed', () => {
  fc.assert(
    fc.property(fields, fields, (shown, typed) => {
      expect(mergeTyped(shown, shown, typed)).toEqual({ merged: typed, doubts: [] })
    }),
  )
})

test.each(['', 'x', '[]', '{"town":1}', '{"town":null}', `{"town":"${'x'.repeat(501)}"}`])(
  'what a form cannot have shown counts as nothing: %s',
  text => expect(shownIn(new URLSearchParams({ [shownField]: text }))).toBeNull(),
)

test('what was shown comes back as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]\w{0,19}$/), fc.string({ maxLength: 40 })), shown => {
      expect(shownIn(new URLSearchParams({ [shownField]: shownAsText(shown) }))).toEqual(shown)
    }),
  )
})
