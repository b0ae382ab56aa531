import type { Checked, Objection, Verdict } from '../../core/render/hook.js';

export type { Checked, Objection, Verdict };

export const passed: Verdict = { passes: true, checked: [], objections: [], notes: [] };

/** Errors and objections refuse. */
export const verdictOf = (checked: readonly Checked[], objections: readonly Objection[] = []): Verdict => ({
  passes: objections.length === 0 && checked.every(({ result }) => result.counts.error === 0),
  checked,
  objections,
  notes: [],
});
