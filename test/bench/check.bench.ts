import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { measure, printTimings } from './measure.js';

const cli = resolve(import.meta.dirname, '../../dist/cli.js');
const floorProgram = resolve(import.meta.dirname, 'check-floor.ts');

/** An order of about 2.3 kB with as many keys as a careful author writes. */
const order = (index: number): string => `---
title: Order number ${index} of a large repository
owner: core
goal: "What is asked for in order ${index} is true."
state: ready
mode: standard
priority: normal
allowed_scope: [src/area-${index}/**, test/area-${index}/**]
forbidden_scope: [src/shared/**]
protected_scope: [test/acceptance/**]
stop_rules:
  - Stop if a public interface has to change.
  - Stop if the tests of another area fail.
acceptance_criteria:
  - { id: works, text: "The area does what the order says.", proved_by: [test] }
  - { id: keeps, text: "The rest does what it did.", proved_by: [all] }
acceptance_commands:
  - { id: test, run: npm test -- area-${index}, timeout: 120 }
  - { id: all, run: npm test, timeout: 600 }
evidence_level: local-readiness
review_gate: none
commit_authority: local-branch-commit
final_acceptance_owner: coordinator
---

## Context

${'A sentence that tells the worker something about the area it is about to change. '.repeat(18)}
`;

function repositoryOf(orders: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'autoloop-bench-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.invalid', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  mkdirSync(join(folder, '.autoloop/work-orders'), { recursive: true });
  writeFileSync(join(folder, '.autoloop/config.yml'), 'owners:\n  core: { scope: [src/**, test/**] }\n');
  for (let index = 0; index < orders; index++) {
    writeFileSync(join(folder, `.autoloop/work-orders/order-${index}.md`), order(index));
    for (const area of [`src/area-${index}`, `test/area-${index}`, 'test/acceptance', 'src/shared']) {
      mkdirSync(join(folder, area), { recursive: true });
      writeFileSync(join(folder, area, 'index.js'), `export const area = ${index};\n`);
    }
  }
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'Bench');
  return folder;
}

test.each([10, 1000])('check of %i orders', (orders) => {
  const cwd = repositoryOf(orders);
  const floor = join(cwd, '.git', 'floor.mjs');
  buildSync({
    entryPoints: [floorProgram],
    outfile: floor,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
  });
  const node = process.execPath;
  const timings = measure(
    [
      { name: 'node -e 0', argv: [node, '-e', '0'] },
      { name: 'git status', argv: ['git', 'status', '--short'], cwd },
      { name: 'floor: read, js-yaml, precompiled schema', argv: [node, floor, '.autoloop/work-orders'], cwd },
      { name: 'autoloop check', argv: [node, cli, 'check'], cwd },
      { name: 'autoloop status', argv: [node, cli, 'status'], cwd },
    ],
    7,
  );
  rmSync(cwd, { recursive: true });
  printTimings(`check of ${orders} orders, ms`, timings);
  expect(timings).toHaveLength(5);
});
