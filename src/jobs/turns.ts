/** So much waits already that one more would have to wait too long. */
export class TooBusy extends Error {}

/**
 * Makes a queue for work that takes memory or a processor: so many at once, the others in their order.
 * @throws TooBusy for one that would stand behind more than `longest` others
 */
export function turns(atOnce: number, longest: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async work => {
    if (waiting.length >= longest) throw new TooBusy()
    if (running >= atOnce) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
