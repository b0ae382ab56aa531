import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose files take longest, whatever their size: what begins last is what everything waits for. */
const SLOW = ['test/hostile/', 'test/journeys/', 'test/edges/sandbox/', 'test/control/', 'test/shells/', 'test/'];

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...new Set(SLOW.flatMap((folder) => sorted.filter(({ moduleId }) => moduleId.includes(`/${folder}`))))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['src/build/before-tests.ts', 'test/support/docker-door.ts'],
    // Tests start real processes, repositories and sandboxes, and wait for them: workers are processes too, and few.
    pool: 'forks',
    maxWorkers: 3,
    // No more than a guard against what hangs: a machine may be many times slower than another.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    sequence: { sequencer: SlowFirst },
  },
});
