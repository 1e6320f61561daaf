import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Installs packages of Debian (or of what descends from it), as root or through a sudo that asks nothing.
 * @throws Error on another system, or without the right to install.
 */
export async function installFromDebian(...packages: string[]): Promise<void> {
  if (!existsSync('/usr/bin/apt-get')) throw new Error('this system has no apt-get')
  const [command, ...before] = asRoot()
  const aptGet = (...args: string[]) =>
    run(
      command,
      [
        ...before,
        'env',
        'DEBIAN_FRONTEND=noninteractive',
        'apt-get',
        '-o',
        'DPkg::Lock::Timeout=300',
        ...args,
      ],
      {
        maxBuffer: 64 * 1024 * 1024,
      },
    )
  await aptGet('update')
  await aptGet('install', '-y', '--no-install-recommends', ...packages)
}

function asRoot(): [string, ...string[]] {
  if (process.getuid?.() === 0) return ['/usr/bin/env']
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
    return ['sudo', '-n']
  } catch {
    throw new Error('neither root nor a sudo without a password')
  }
}
