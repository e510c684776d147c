import { defineConfig } from 'vitest/config';

// Not vite.config.ts: that one builds an extension, and would take each test for a part of it.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          // Which browser: TALLYLIGHT_BROWSER=chromium or firefox.
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: ['scripts/driver/exit-on-signal.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
