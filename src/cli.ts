import { enableCompileCache } from 'node:module'

// What Node has compiled once it keeps in the folder for temporary files: the next command takes half the time.
enableCompileCache()
const { run } = await import('./run.ts')
await run(process.argv.slice(2))
