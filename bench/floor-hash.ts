import { availableParallelism } from 'node:os'
import { verify } from '@node-rs/argon2'

/** What is compared, and for how long. */
export type Hashing = { hash: string; password: string; seconds: number }

/** The floor of signing in: the comparison alone, as many at once as the server allows itself. */
process.on('message', async ({ hash, password, seconds }: Hashing) => {
  const start = performance.now()
  let done = 0
  const lanes = Array.from({ length: Math.max(1, availableParallelism()) }, async () => {
    while (performance.now() < start + seconds * 1000) {
      if (!(await verify(hash, password))) throw new Error('the password does not match')
      done++
    }
  })
  await Promise.all(lanes)
  process.send?.({ perSecond: (done * 1000) / (performance.now() - start) })
})
