import { defineConfig } from '@playwright/test';

/**
 * Every file under tests/e2e runs against both shells unless its name says otherwise
 * (`*.electron.spec.ts`, `*.web.spec.ts`). `npm test` brings Electron, Chromium and a display.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  // Two at once: more would steal frames from one another.
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // Real windows and X servers on a machine one does not know: what passes only at the second try is told as flaky.
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
  outputDir: 'test-results',
  projects: [
    { name: 'electron', testIgnore: '**/*.web.spec.ts', metadata: { shell: 'electron' } },
    { name: 'chromium', testIgnore: '**/*.electron.spec.ts', metadata: { shell: 'web' } },
  ],
});
