import type { Preset } from '../presets/preset.js';

/**
 * A preset as a step of a chain goes by it: before the last step, completion of one that prepares is not held to commands
 * that cannot pass yet. Its attempts end as held, and the next step goes on from them.
 */
export function asStep(preset: Preset, step: { step: number; of: number } | undefined): Preset {
  if (!preset.prepares || step === undefined || step.step >= step.of) return preset;
  const gates = new Map(preset.gates);
  gates.set(preset.completesOn, { commands: [], otherwise: null });
  return { ...preset, gates };
}
