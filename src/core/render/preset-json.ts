/** A preset or a chain as JSON: by the keys that its files have, every default filled in. */
import { chainDefaults } from '../chains/chain.js';
import type { ShownPreset } from './preset.js';

/** What `preset show --json` says besides whose it is; the other kind's part is null. */
export function presetView(shown: ShownPreset) {
  if (shown.kind === 'chain') {
    const { title, chain, limits } = shown.chain;
    return { title, preset: null, chain: { steps: chain, limits: { ...chainDefaults, ...limits } } };
  }
  const { preset } = shown;
  return {
    title: preset.title,
    preset: {
      start: preset.start,
      completes_on: preset.completesOn,
      requires: preset.requires,
      prepares: preset.prepares,
      on: Object.fromEntries(preset.on),
      gates: [...preset.gates].map(([before, { commands, otherwise }]) => ({ before, commands, otherwise })),
      limits: preset.limits,
      phases: preset.phases,
      harness: preset.harness,
      roles: [...preset.roles.values()].map((role) => ({
        name: role.name,
        emits: role.emits,
        on_exit: role.onExit,
        agent: role.agent,
        read_only: role.readOnly,
        depends_on: role.dependsOn,
        context: role.context,
        documents: role.documents,
        prompt: role.prompt,
      })),
    },
    chain: null,
  };
}
