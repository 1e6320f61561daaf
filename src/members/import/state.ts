import { plainName } from './text.ts'

export type MembershipState = 'awaitingAdmission' | 'admitted' | 'left' | 'deceased'

/** What the state of a membership is called in the lists that the export writes; in those of others, the English too. */
export const stateNames: Record<MembershipState, string> = {
  admitted: 'adhérent',
  awaitingAdmission: "en attente d'admission",
  left: 'parti',
  deceased: 'décédé',
}

const alsoSaid: Record<string, MembershipState> = {
  member: 'admitted',
  'awaiting admission': 'awaitingAdmission',
  left: 'left',
  deceased: 'deceased',
}
const states = new Map<string, MembershipState>([
  ...(Object.entries(stateNames) as [MembershipState, string][]).map(
    ([state, name]) => [plainName(name), state] as const,
  ),
  ...Object.entries(alsoSaid),
])

/** Reads the state of a membership; null when it is none. */
export function readState(text: string): MembershipState | null {
  return states.get(plainName(text)) ?? null
}
