import { membersPath } from '../office/list-address.ts'

/** Where the office sends first letters to many, and sees how far each mailing has come. */
export const mailingsPath = `${membersPath}/envois`
