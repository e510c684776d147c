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
      endToEnd('chromium'),
      endToEnd('firefox'),
    ],
  },
});

/** The same tests in each browser; they read which one from TALLYLIGHT_BROWSER. */
function endToEnd(browser: string) {
  return {
    test: {
      name: `e2e-${browser}`,
      environment: 'node',
      include: ['tests/e2e/**/*.test.ts'],
      env: { TALLYLIGHT_BROWSER: browser },
      setupFiles: ['scripts/driver/exit-on-signal.ts'],
      fileParallelism: false,
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  };
}
