import { presetFolder } from '../documents/paths.js';
import type { Finding } from '../finding.js';
import { checkPreset } from '../presets/check.js';
import type { KnownBeside } from '../presets/fault.js';
import { readParts } from '../presets/read.js';
import { withOrder } from './examples.js';
import { defineRule, faultAt } from './rule.js';
import type { Workspace } from './workspace.js';

const folder = '.autoloop/presets/pair';
const preset = (keys = 'completes_on: built') =>
  `---\ntitle: One builds\nstart: [builder]\n${keys}\ngates: [{before: built, commands: acceptance}]\n---\nKeep to the order.\n`;
const builder = (emits = '[built]') => `---\nemits: ${emits}\n---\nBuild it.\n`;

export default defineRule({
  id: 'preset-broken',
  appliesTo: 'workspace',
  severity: 'error',
  summary: 'Every preset and chain of the project passes `autoloop preset check`, which names the rules of its own.',
  why: 'A misspelt role or event would be found by a run, after agents were paid for.',
  good: () => ({
    files: withOrder({ [`${folder}/preset.md`]: preset(), [`${folder}/roles/builder.md`]: builder() }),
  }),
  bad: () => [
    {
      files: withOrder({
        [`${folder}/preset.md`]: preset('complete_on: built'),
        [`${folder}/roles/builder.md`]: builder(),
      }),
      at: [`${folder}/preset.md`, 'complete_on:'],
    },
    {
      files: withOrder({
        [`${folder}/preset.md`]: preset(),
        [`${folder}/roles/builder.md`]: builder('[built, stuck]'),
      }),
      at: [`${folder}/roles/builder.md`, 'emits:'],
    },
  ],
  *check(workspace, { facts }) {
    const beside = besideOf(workspace, facts.presets);
    for (const [name, files] of workspace.presets()) {
      const found = checkPreset(readParts(name, files, `${presetFolder(name)}/`), beside);
      for (const finding of found) yield faultAt(finding.path, rangeOf(finding), finding.message, saidOf(finding));
    }
  },
});

const rangeOf = ({ line, column, endLine, endColumn }: Finding) => ({ line, column, endLine, endColumn });

/** Repairs are left to who is asked for the preset itself: `check --fix` mends documents. */
const saidOf = ({ hint, severity }: Finding) => ({ hint, severity });

/** What presets are told besides their own files. */
function besideOf({ configDocument, presets }: Workspace, shipped: readonly string[] | undefined): KnownBeside {
  const agents = configDocument?.data?.agents;
  const chainOf = (name: string) => {
    const files = presets().get(name);
    return files && readParts(name, files).chain?.data?.chain;
  };
  return {
    ...(agents && { agents: Object.keys(agents) }),
    ...(shipped && { presets: [...presets().keys(), ...shipped] }),
    stepsOf: chainOf,
  };
}
