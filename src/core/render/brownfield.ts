/** What was found in a repository with a history, for a person. */
import { visibleLine } from '../untrusted.js';

/** As much of it as is shown. */
export interface BrownfieldView {
  since: string | null;
  lanes: readonly { lane: string; scope: readonly string[] }[];
  lanes_from: string | null;
  passed_over: readonly { path: string; line: number; said: string; why: string }[];
  setup: { run: string } | null;
  commands: readonly { id: string; run: string; from: string }[];
  protected_scope: readonly string[];
  hooks: readonly { name: string; where: string }[];
}

/** What of it went into the settings, into the first order, and what is so anyway. */
export function renderBrownfield(view: BrownfieldView, into: { settings: boolean; order: boolean }): string {
  const { since, lanes, lanes_from, passed_over, setup, commands, protected_scope, hooks } = view;
  const settings = [
    ...(since === null ? [] : [`documents not touched since: ${since.slice(0, 12)}`]),
    ...lanes.map(({ lane, scope }) => `owner ${lane}: ${scope.join(', ')}  (${lanes_from ?? 'folders'})`),
    ...passed_over.map(({ path, line, said, why }) => `passed over: ${path}:${line}: ${said}  (${why})`),
    ...(setup === null ? [] : [`setup: ${setup.run}`]),
    ...(protected_scope.length > 0 ? [`protected: ${protected_scope.join(', ')}`] : []),
  ];
  const lines = [
    ...(into.settings ? settings : []),
    ...(into.order ? commands.map(({ id, run, from }) => `command ${id}: ${run}  (${from})`) : []),
    ...hooks.map(({ name, where }) => `hooks are run by ${name}: ${where}`),
  ];
  return lines.map(visibleLine).join('\n');
}
