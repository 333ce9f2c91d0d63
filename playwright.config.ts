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
  reporter: 'list',
  outputDir: 'test-results',
  projects: [
    { name: 'electron', testIgnore: '**/*.web.spec.ts', metadata: { shell: 'electron' } },
    { name: 'chromium', testIgnore: '**/*.electron.spec.ts', metadata: { shell: 'web' } },
  ],
});
