/** What was found in a repository with a history, for a person. */
import { visibleLine } from './untrusted.js';

/** As much of it as is shown. */
export interface BrownfieldView {
  since: string | null;
  lanes: readonly { lane: string; scope: readonly string[] }[];
  lanes_from: string | null;
  commands: readonly { id: string; run: string; from: string }[];
  protected_scope: readonly string[];
  hooks: readonly { name: string; where: string }[];
}

export function renderBrownfield(view: BrownfieldView): string {
  const { since, lanes, lanes_from, commands, protected_scope, hooks } = view;
  const lines = [
    ...(since === null ? [] : [`documents not touched since: ${since.slice(0, 12)}`]),
    ...lanes.map(({ lane, scope }) => `owner ${lane}: ${scope.join(', ')}  (${lanes_from ?? 'folders'})`),
    ...commands.map(({ id, run, from }) => `command ${id}: ${run}  (${from})`),
    ...(protected_scope.length > 0 ? [`protected: ${protected_scope.join(', ')}`] : []),
    ...hooks.map(({ name, where }) => `hooks are run by ${name}: ${where}`),
  ];
  return lines.map(visibleLine).join('\n');
}
