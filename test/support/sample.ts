import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { git } from './run-program.js';
import { temporary } from './temporary.js';

/** Files by their path from a folder; `null` leaves a path alone. */
export type Files = Record<string, string>;

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    if (text.startsWith('#!')) await chmod(join(folder, path), 0o755);
  }
}

/** A recorded agent: what it leaves per iteration, keyed as in a recording folder (`1.patch`, `1.sh`, `report.md`). */
export type Recordings = Record<string, Files>;

export interface SampleOptions {
  recordings: Recordings;
  /** Arguments of `git init`. */
  init?: string[];
  /** Name of the repository's folder. */
  name?: string;
  /** Where that folder is made; default a fresh one that goes when the test is over. */
  home?: string;
  /** Entries of `agents:` that are no recordings. */
  agents?: Record<string, string>;
  /** Lines added to config.yml. */
  config?: string;
}

/** The order of the sample: `add` must add. One command checks it, one more checks everything else. */
export const sampleOrder = `---
title: Make add add
owner: core
goal: "\`add\` returns the sum of its two arguments."
state: ready
allowed_scope: [src/**, test/**]
forbidden_scope: [docs/**]
protected_scope: [test/acceptance/**]
stop_rules:
  - Stop if another function has to change.
acceptance_criteria:
  - { id: sums, text: "1 + 2 is 3.", proved_by: [acceptance] }
  - { id: keeps, text: Subtraction still works., proved_by: [unit] }
acceptance_commands:
  - { id: unit, run: sh test/unit/sub.sh, timeout: 30 }
  - { id: acceptance, run: sh test/acceptance/add.sh, timeout: 30 }
---

## Context

\`src/calc.sh\` holds both functions.
`;

/** A project in plain shell, so that a gate costs milliseconds: \`add\` is wrong, \`sub\` is right. */
export const sampleProject: Files = {
  'src/calc.sh': 'add() { echo $(($1 - $2)); }\nsub() { echo $(($1 - $2)); }\n',
  'test/unit/sub.sh': '. src/calc.sh\n[ "$(sub 5 3)" = 2 ]\n',
  'test/acceptance/add.sh': '. src/calc.sh\n[ "$(add 1 2)" = 3 ]\n',
  'docs/read.md': 'Keep out.\n',
  '.gitignore': 'node_modules\n',
};

/** The change that is right, as a recording would hold it. */
export const rightPatch = `diff --git a/src/calc.sh b/src/calc.sh
--- a/src/calc.sh
+++ b/src/calc.sh
@@ -1,2 +1,2 @@
-add() { echo $(($1 - $2)); }
+add() { echo $(($1 + $2)); }
 sub() { echo $(($1 - $2)); }
`;

/** A repository with the sample committed, its agents replaying `recordings`. */
export async function sampleRepository(options: SampleOptions): Promise<string> {
  const home = options.home ?? (await temporary());
  for (const [agent, files] of Object.entries(options.recordings))
    await writeFiles(join(home, 'recordings', agent), files);
  const repo = join(home, options.name ?? 'repo');
  await writeFiles(repo, {
    ...sampleProject,
    '.autoloop/work-orders/add.md': sampleOrder,
    '.autoloop/config.yml': configOf(
      {
        ...Object.fromEntries(
          Object.keys(options.recordings).map((agent) => [
            agent,
            `{ driver: replay, recording: ${JSON.stringify(join(home, 'recordings', agent))} }`,
          ]),
        ),
        ...options.agents,
      },
      options.config ?? '',
    ),
  });
  await git(repo, 'init', '-q', '-b', 'main', ...(options.init ?? []));
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Sample');
  return repo;
}

const configOf = (agents: Record<string, string>, more: string): string => `owners:
  core: { scope: [src/**, test/**] }
roles:
  coordinator: [maintainer@test.invalid]
  user: [maintainer@test.invalid]
agents:
${Object.entries(agents)
  .map(([name, entry]) => `  ${name}: ${entry}`)
  .join('\n')}
judge: { repeats: 1, timeout: 30 }
${more}
`;
