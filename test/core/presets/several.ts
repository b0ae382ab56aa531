/** Presets of several roles, and iterations of them. */
import type { LoopIteration } from '../../../src/core/presets/iteration.js';
import type { LoopBudget } from '../../../src/core/presets/loop.js';
import { assemblePreset } from '../../../src/core/presets/preset.js';
import type { PresetManifest, RoleManifest } from '../../../src/core/presets/types.gen.js';

export const presetOf = (manifest: Partial<PresetManifest>, roles: Record<string, RoleManifest>) =>
  assemblePreset(
    'several',
    {
      title: 'Several',
      start: Object.keys(roles).slice(0, 1),
      completes_on: 'done',
      gates: [{ before: 'done', commands: 'acceptance' }],
      ...manifest,
    },
    '',
    Object.entries(roles).map(([name, role]) => ({ name, manifest: role, prompt: '' })),
  );

/** Plan, build, doubt, finish: who doubts only reads. */
export const team = presetOf(
  {
    requires: ['passed'],
    on: { planned: ['builder'], built: ['critic'], doubted: ['builder'], passed: ['finisher'], reopened: ['critic'] },
    gates: [{ before: 'done', commands: 'acceptance', otherwise: ['builder'] }],
  },
  {
    planner: { emits: ['planned'], read_only: true },
    builder: { emits: ['built'] },
    critic: { emits: ['passed', 'doubted'], read_only: true },
    finisher: { emits: ['done', 'reopened'] },
  },
);

/** Two who look at the same time, and one who waits for both. */
export const panel = presetOf(
  { start: ['left', 'right', 'judge'], on: { unfit: ['builder'], built: ['left', 'right', 'judge'] } },
  {
    left: { emits: ['fine', 'unfit'], read_only: true },
    right: { emits: ['fine', 'unfit'], read_only: true },
    judge: { emits: ['done', 'unfit'], depends_on: ['left', 'right'], read_only: true },
    builder: { emits: ['built'] },
  },
);

export const budget: LoopBudget = { iterations: 5, spent: [], acceptance: ['unit'], mayChangeNothing: false };
export const ok = { how: 'exited', code: 0 } as const;
export const passing = [{ command: 'unit', passed: true }];
export const failing = [{ command: 'unit', passed: false }];

/** An iteration in which these roles said these words, one each, in the order in which they ended. */
export function iterationOf(
  iteration: number,
  said: Record<string, string | null>,
  over: Partial<LoopIteration> = {},
): LoopIteration {
  return {
    iteration,
    tree: `tree-${iteration}`,
    changed: true,
    roles: Object.keys(said).map((role) => ({ role, ended: ok, cause: null })),
    emitted: Object.entries(said).flatMap(([role, event]) => (event === null ? [] : [{ role, event }])),
    rejected: [],
    retries: [],
    gates: [],
    ...over,
  };
}
/** An iteration that changed nothing: the tree is that of an earlier one. */
export const idle = (
  iteration: number,
  tree: string,
  said: Record<string, string | null>,
  over: Partial<LoopIteration> = {},
) => iterationOf(iteration, said, { tree, changed: false, ...over });
export const having = (...iterations: LoopIteration[]) => ({ baseTree: 'base', iterations });
export const planned = idle(1, 'base', { planner: 'planned' });
export const built = iterationOf(2, { builder: 'built' });
export const passed = idle(3, 'tree-2', { critic: 'passed' });
