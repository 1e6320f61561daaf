import { defineConfig } from 'vitest/config'

const integration = ['src/**/*.db.test.{ts,tsx}', 'test/**/*.db.test.ts']

/** No test is measured by the clock; one that hangs is ended all the same. */
const nets = { testTimeout: 120_000, hookTimeout: 120_000 }

/** Loading the application once for each worker, not for each file, halves the time of the whole. */
const shared = { ...nets, isolate: false, setupFiles: 'test/setup/each-file.ts' }

/** Rules run once (`unit`); what touches the database runs on both engines (`embedded`, `postgres`). */
export default defineConfig({
  test: {
    maxWorkers: 2,
    allowOnly: false,
    reporters: ['default', './test/setup/vitest-counts.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: integration,
          ...shared,
        },
      },
      {
        test: {
          name: 'embedded',
          include: integration,
          globalSetup: 'test/setup/embedded-once.ts',
          provide: { engine: 'embedded' },
          ...shared,
        },
      },
      {
        test: {
          name: 'postgres',
          include: integration,
          globalSetup: 'test/setup/postgres-once.ts',
          provide: { engine: 'postgres' },
          ...shared,
        },
      },
    ],
  },
})
