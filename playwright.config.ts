import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from './test/setup/chromium.ts'

// Playwright's workers read this file again, and inherit what is found here.
process.env.CHROMIUM_PATH = await findChromium()

/** The journeys, in a real Chromium: at a desk, on a phone, and without JavaScript. */
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '*.spec.ts',
  globalSetup: './test/setup/demonstration-once.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./test/setup/playwright-counts.ts']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments },
    locale: 'fr-FR',
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', grepInvert: /@phone|@touch|@plain/, use: { viewport: { width: 1280, height: 900 } } },
    {
      name: 'phone',
      grepInvert: /@once|@plain/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
    {
      name: 'no-javascript',
      grepInvert: /@once|@javascript|@touch/,
      use: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
    },
  ],
})
