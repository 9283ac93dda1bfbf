import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // The one module that the build writes.
    alias: [{ find: /^.*\/validate-config\.js$/, replacement: fileURLToPath(new URL('./build/cli/validate-config.js', import.meta.url)) }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**'],
    // Tests that start processes take their time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './tools/count-reporter.mjs'],
  },
});
