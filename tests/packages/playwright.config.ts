import { defineConfig } from '@playwright/test';

/** The packages, as people get them: made once, then installed, started, updated and removed on this machine, one at a time. */
export default defineConfig({
  testDir: '.',
  globalSetup: './support/make-packages.ts',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  outputDir: '../../test-results/packages',
});
