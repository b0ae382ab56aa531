/** Commands of ours in lefthook's configuration: whole lines, each of which says whose it is, so that they can be taken out again. */
import { setValue } from '../../core/documents/edit.js';
import { readYaml } from '../../core/documents/yaml-source.js';
import { AutoloopError } from '../../core/error.js';
import { type HookName, isHookName, saysMissing } from './names.js';

const mark = ' # autoloop hooks';
const isOurs = (line: string): boolean => line.replace(/\r$/, '').endsWith(mark);

/** The text of lefthook.yml with a command of ours for each hook. @throws AutoloopError `cannot-edit`. */
export function withCommands(text: string, hooks: readonly HookName[]): string {
  return hooks.reduce((before, hook) => {
    const command = { run: lineFor(hook), ...(hook === 'pre-push' && { use_stdin: true }) };
    return insertMarked(before, [hook, 'commands', 'autoloop'], command);
  }, withoutCommands(text));
}

/** `text` without the lines of ours. @throws AutoloopError `cannot-edit` when what is left makes no sense without them. */
export function withoutCommands(text: string): string {
  const result = text
    .split('\n')
    .filter((line) => !isOurs(line))
    .join('\n');
  if (result !== text && JSON.stringify(withoutOurs(valueIn(text))) !== JSON.stringify(withoutOurs(valueIn(result))))
    throw new AutoloopError('configuration', 'cannot-edit', 'What was added below our lines needs them', {
      hint: `Take the lines that end in \`${mark.trim()}\` out by hand.`,
    });
  return result;
}

export const hasCommands = (text: string): boolean => text.split('\n').some(isOurs);

/** lefthook puts arguments of the hook in the place of `{1}` and `{2}`. */
function lineFor(hook: HookName): string {
  const args = { 'commit-msg': ' "{1}"', 'pre-push': ' "{1}" "{2}"', 'post-merge': ' "{1}"' } as const;
  const missing = saysMissing(hook)
    ? `{ echo "autoloop: not installed here, so ${hook} did nothing" >&2; exit 0; }`
    : 'exit 0';
  return [
    'p=node_modules/.bin/autoloop',
    '[ -x "$p" ] || p="$(git rev-parse --git-common-dir)/../$p"',
    `[ -x "$p" ] || p=$(command -v autoloop) || ${missing}`,
    `"$p" hook ${hook}${hook in args ? args[hook as keyof typeof args] : ''}`,
  ].join('; ');
}

/** Sets a value in such a way that only lines are added, and marks them. */
function insertMarked(text: string, pointer: string[], value: unknown): string {
  const isEnded = text === '' || text.endsWith('\n');
  const before = isEnded ? text : `${text}\n`;
  const after = setValue(before, pointer, value);
  const old = before.split('\n');
  const lines = after.split('\n');
  const more = lines.length - old.length;
  let start = 0;
  while (start < old.length - 1 && old[start] === lines[start]) start++;
  const isOnlyMore = old.slice(start).every((line, index) => lines[start + more + index] === line);
  const marked = lines.map((line, index) =>
    index >= start && index < start + more ? line.replace(/\r?$/, (end) => `${mark}${end}`) : line,
  );
  const result = marked.join('\n').replace(isEnded ? /$^/ : /\n$/, '');
  const isSame = JSON.stringify(valueIn(result)) === JSON.stringify(valueIn(after));
  if (more > 0 && isOnlyMore && isSame) return result;
  throw new AutoloopError(
    'configuration',
    'cannot-edit',
    `\`${pointer.join('.')}\` cannot be added as lines of its own`,
    {
      hint: 'Write the mappings it goes into as blocks, not in braces.',
    },
  );
}

const valueIn = (text: string): unknown => readYaml(text, 0, text.length).value;

/** A configuration as it is without our commands, and without what holds nothing else. */
function withoutOurs(value: unknown): unknown {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const hooks = Object.entries(value).flatMap(([name, hook]: [string, unknown]) => {
    if (!isHookName(name) || !isMapping(hook)) return hook === null && isHookName(name) ? [] : [[name, hook]];
    const { commands, ...others } = hook;
    const { autoloop: _, ...kept } = isMapping(commands) ? commands : {};
    const left = { ...others, ...(Object.keys(kept).length > 0 && { commands: kept }) };
    return Object.keys(left).length > 0 ? [[name, left]] : [];
  });
  return hooks;
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
