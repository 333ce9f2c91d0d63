import { defineConfig } from 'vitest/config';

/** Unit and integration tests; what needs a screen lies in tests/e2e (playwright.config.ts). */
export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 20_000 },
});
