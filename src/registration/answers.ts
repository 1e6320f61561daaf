import { z } from 'zod'

/** What a registration says, once checked; days as ISO 8601 text, telephones as E.164. */
export const answersSchema = z.object({
  identity: z
    .object({
      givenName: z.string(),
      familyName: z.string(),
      email: z.string(),
      occupationId: z.string().nullable(),
      phone: z.string().nullable(),
      birthDate: z.string().nullable(),
      /** A second number, which is not asked for when somebody registers. */
      otherPhone: z.string().nullable().optional(),
    })
    .optional(),
  address: z
    .object({
      line1: z.string(),
      line2: z.string().nullable(),
      postcode: z.string(),
      town: z.string(),
      /** ISO 3166 alpha-2 */
      country: z.string(),
    })
    .optional(),
  secondAdherent: z
    .object({ givenName: z.string(), familyName: z.string(), email: z.string() })
    .nullable()
    .optional(),
  beneficiaries: z
    .array(
      z.object({
        kind: z.enum(['spouse', 'civilPartner', 'cohabitant', 'dependentChild']),
        givenName: z.string(),
        familyName: z.string(),
        birthDate: z.string().nullable(),
        /** Who it is, of those who are beneficiaries already. */
        personId: z.string().optional(),
      }),
    )
    .optional(),
  /** The versions of the terms that were accepted. */
  accepted: z.array(z.string()).optional(),
})

export type Answers = z.infer<typeof answersSchema>
