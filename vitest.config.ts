import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['src/build/before-tests.ts', 'test/support/docker-door.ts'],
    // Tests start real processes, repositories and sandboxes, and wait for them: workers are processes too, and few.
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
