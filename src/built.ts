import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

const root = dirname(findPackageJSON(import.meta.url) ?? process.cwd())

/** The path of something that `npm run build` made, whether this code runs bundled or from its sources. */
export function built(...path: string[]): string {
  return join(root, 'dist', ...path)
}
