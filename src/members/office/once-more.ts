/** What was free when it was looked at has been taken meanwhile. */
export class Taken extends Error {}

/** SQLSTATE of a row that another one of the same key was quicker than. */
const uniqueViolation = '23505'

/** Does work that looks first and then writes; when somebody else was quicker it looks again, and says what it finds. */
export async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Taken || (error as { code?: unknown }).code === uniqueViolation) return await work()
    throw error
  }
}
