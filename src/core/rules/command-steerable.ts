import { isAllowed, isForbidden, isProtected } from '../scope.js';
import { quoted } from '../untrusted.js';
import { config, configPath, order, orderPath, withOrder } from './examples.js';
import { at, defineRule } from './rule.js';
import { endOf, isWithdrawn } from './standing.js';

const ofPackage = ['package.json', '.npmrc'];
const ofMake = ['GNUmakefile', 'makefile', 'Makefile'];
const ofPytest = ['**/conftest.py', 'pytest.ini', '.pytest.ini', 'pyproject.toml', 'tox.ini', 'setup.cfg'];

/** Files by which a program is told what to run, and how, as globs; the root of the repository is where commands run. */
const steeredBy = new Map<string, readonly string[]>([
  ['npm', ofPackage],
  ['npx', ofPackage],
  ['pnpm', [...ofPackage, 'pnpm-workspace.yaml', '.pnpmfile.cjs']],
  ['yarn', [...ofPackage, '.yarnrc', '.yarnrc.yml']],
  ['bun', [...ofPackage, 'bunfig.toml']],
  ['make', ofMake],
  ['gmake', ofMake],
  ['just', ['justfile', 'Justfile', '.justfile']],
  ['pytest', ofPytest],
  ['tox', ['tox.ini', 'pyproject.toml', 'setup.cfg']],
  ['cargo', ['.cargo/config.toml', '.cargo/config', 'Cargo.toml', 'build.rs']],
]);

const steerable = () => withOrder({ [orderPath]: order({ allowed_scope: '["**"]' }) });
const trackedFiles = ['package.json', 'src/login/session.ts', 'test/unit/conftest.py'];

export default defineRule({
  id: 'command-steerable',
  appliesTo: 'order',
  severity: 'warning',
  summary: 'No file that tells an acceptance command what to run may be changed by the worker.',
  why: 'A worker that writes `"test": "true"` passes whatever the command was to prove.',
  good: () => ({
    files: { ...steerable(), [configPath]: config({ protected_scope: '[package.json]' }) },
    facts: { trackedFiles },
  }),
  bad: () => [
    { files: steerable(), facts: { trackedFiles }, at: [orderPath, 'acceptance_commands:'] },
    {
      files: withOrder({
        [orderPath]: order({
          allowed_scope: '[test/**]',
          acceptance_commands: '[{id: test, run: "CI=1 pytest -q"}]',
        }),
      }),
      facts: { trackedFiles },
      at: [orderPath, 'acceptance_commands:'],
    },
  ],
  *check(order, { workspace, scopes }) {
    const tracked = scopes();
    if (tracked === undefined || isWithdrawn(order, workspace) || endOf(order.id, workspace)) return;
    const isKept = isProtected(order.data, workspace.config);
    const isOpen = (path: string) => isAllowed(order.data, path) && !isForbidden(order.data, path) && !isKept(path);
    for (const [index, { id, run }] of (order.data.acceptance_commands ?? []).entries()) {
      const files = tracked
        .files(steeredBy.get(programOf(run)) ?? [], [])
        .map(tracked.path)
        .filter(isOpen);
      const [first, ...more] = files;
      if (first === undefined) continue;
      const others = more.length === 0 ? '' : ` and ${more.length} more`;
      const message = `Command ${quoted(id)} is steered by ${quoted(first)}${others}, which the worker may change`;
      yield at(order, ['acceptance_commands', index, 'run'], message, {
        hint:
          more.length === 0
            ? 'Add it to `protected_scope`.'
            : `Add to \`protected_scope\`: ${files.slice(0, 5).map(quoted).join(', ')}`,
      });
    }
  },
});

/** The program that a command line begins with, behind variables set for it. */
const programOf = (run: string): string => /^\s*(?:\w+=\S*\s+)*([^\s;&|]+)/.exec(run)?.[1] ?? '';
