import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An order of about 2.4 kB with as many keys as a careful author writes; `marks` are lines that make it another content. */
export const order = (index: number, ...marks: readonly string[]): string => `---
title: Order number ${index} of a large repository
owner: core
goal: "What is asked for in order ${index} is true."
state: ready
mode: standard
priority: normal
allowed_scope: [src/area-${index % areas}/**, test/area-${index % areas}/**]
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

${'A sentence that tells the worker something about the area it is about to change. '.repeat(18).trimEnd()}
${marks.map((mark) => `\n${mark}\n`).join('')}`;

/** Folders of source that the orders share. */
const areas = 50;

export const ordersFolder = '.autoloop/work-orders';

export const pathOf = (index: number): string => `${ordersFolder}/order-${index}.md`;

export function git(cwd: string, ...args: string[]): void {
  execFileSync('git', args, { cwd, stdio: 'ignore' });
}

/** Runs `use` in a folder of its own, which is gone afterwards. */
export async function inFolder(use: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'autoloop-bench-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a repository in `folder` with this many orders, all of them committed. */
export function makeRepository(folder: string, orders: number): void {
  mkdirSync(join(folder, ordersFolder), { recursive: true });
  writeFileSync(join(folder, '.autoloop/config.yml'), 'owners:\n  core: { scope: [src/**, test/**] }\n');
  for (let index = 0; index < orders; index++) writeFileSync(join(folder, pathOf(index)), order(index));
  for (let area = 0; area < Math.min(areas, orders); area++) {
    for (const path of [`src/area-${area}`, `test/area-${area}`, 'test/acceptance', 'src/shared']) {
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, 'index.js'), `export const area = ${area};\n`);
    }
  }
  git(folder, 'init', '-q');
  git(folder, 'config', 'user.name', 'Bench');
  git(folder, 'config', 'user.email', 'bench@example.invalid');
  commitAll(folder);
}

export function commitAll(folder: string): void {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '--no-verify', '-m', 'Bench');
}
