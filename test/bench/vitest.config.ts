import { defineConfig } from 'vitest/config';

/** Measurements: one file at a time, and nothing beside it. They print; they do not judge, as machines differ. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/bench/**/*.bench.ts'],
    globalSetup: ['src/build/before-tests.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
