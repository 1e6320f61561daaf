import type { FieldTypeName } from '../../organisations/rubric.ts'
import { choiceField } from './choice.tsx'
import { dateField } from './date.tsx'
import { emailField } from './email.tsx'
import type { FieldType } from './field.ts'
import { imagesField } from './images.tsx'
import { linkField } from './link.tsx'
import { longTextField } from './long-text.tsx'
import { periodField } from './period.tsx'
import { placeField } from './place.tsx'
import { priceField } from './price.tsx'
import { textField } from './text.tsx'

/** Every type of field that a rubric can name. */
export const fieldTypes: Readonly<Record<FieldTypeName, FieldType>> = {
  text: textField,
  longText: longTextField,
  date: dateField,
  period: periodField,
  place: placeField,
  link: linkField,
  email: emailField,
  price: priceField,
  choice: choiceField,
  images: imagesField,
}
