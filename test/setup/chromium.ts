import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { installFromDebian } from './debian.ts'

const run = promisify(execFile)

/**
 * How the tests start Chromium: nothing of its own goes out to a network, and no name but this machine's
 * resolves. Its sandbox does not work as root.
 */
export const chromiumArguments: string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
]

/**
 * The path of a Chromium that starts: `CHROMIUM_PATH`, one that is on this machine, Playwright's own, which
 * is downloaded if it must be, else Debian's, installed now.
 * @throws Error that says for each source why it would not do; a test must not be skipped for want of a browser.
 */
export async function findChromium(): Promise<string> {
  const refusals: string[] = []
  for (const [source, paths] of sources) {
    try {
      for (const path of await paths()) {
        if (await starts(path)) return path
        refusals.push(`${source}: ${path} does not start`)
      }
    } catch (error) {
      refusals.push(`${source}: ${(error as Error).message.trim()}`)
    }
  }
  throw new Error(`The journeys need Chromium, and none can be had:\n- ${refusals.join('\n- ')}`)
}

const sources: [name: string, paths: () => string[] | Promise<string[]>][] = [
  ['CHROMIUM_PATH', () => (process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : [])],
  ['this machine', onThisMachine],
  ['Playwright', playwrights],
  ['Playwright, downloaded', download],
  [
    'installed from Debian',
    async () => {
      await installFromDebian('chromium', 'fonts-liberation')
      return onThisMachine()
    },
  ],
]

function onThisMachine(): string[] {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const paths = names.flatMap(name => folders.map(folder => join(folder, name)))
  paths.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  return [...new Set(paths)].filter(path => existsSync(path))
}

function playwrights(): string[] {
  return [chromium.executablePath()].filter(path => existsSync(path))
}

async function download(): Promise<string[]> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  console.log('No Chromium on this machine: downloading the one of Playwright')
  await run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    timeout: 180_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  return playwrights()
}

/** A browser whose libraries are missing, or a stub that only tells how to install one, prints no version. */
async function starts(path: string): Promise<boolean> {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 30_000 })
    return /\d+\.\d+/.test(stdout)
  } catch {
    return false
  }
}
