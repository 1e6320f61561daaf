import { availableParallelism } from 'node:os'
import { hash } from '@node-rs/argon2'

/** The floor of registering: nothing but the hash of each new password, as many at once as the server allows itself. */
process.on('message', async ({ password, seconds }: { password: string; seconds: number }) => {
  const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
  const start = performance.now()
  let done = 0
  const lanes = Array.from({ length: Math.max(1, availableParallelism()) }, async () => {
    while (performance.now() < start + seconds * 1000) {
      await hash(password, parameters)
      done++
    }
  })
  await Promise.all(lanes)
  process.send?.({ perSecond: (done * 1000) / (performance.now() - start) })
})
