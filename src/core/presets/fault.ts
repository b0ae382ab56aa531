/** How a check of a preset says what is wrong at a place of one of its files. */
import type { Pointer } from '../documents/positions.js';
import type { Finding, Severity } from '../finding.js';
import { nearest } from '../nearest.js';
import { quoted } from '../untrusted.js';
import type { Preset } from './preset.js';
import type { PresetParts } from './read.js';
import type { Topology } from './topology.js';

/** What a check of presets finds, beside what reading each file finds; people silence, link and grep these. */
export type PresetRule =
  | 'preset-incomplete'
  | 'preset-ambiguous'
  | 'preset-stray-file'
  | 'preset-too-large'
  | 'preset-empty-prompt'
  | 'preset-name'
  | 'preset-reserved-name'
  | 'preset-unknown-role'
  | 'preset-unknown-event'
  | 'preset-unknown-agent'
  | 'preset-unknown-document'
  | 'preset-on-exit'
  | 'preset-gate-twice'
  | 'preset-phase'
  | 'preset-mute-role'
  | 'preset-role-unreachable'
  | 'preset-event-untaken'
  | 'preset-completion-unreachable'
  | 'preset-completion-unproved'
  | 'preset-completion-handed-over'
  | 'preset-completes-unchanged'
  | 'preset-requires'
  | 'preset-no-way-out'
  | 'preset-dependency-cycle'
  | 'preset-dependency-apart'
  | 'preset-dependency-never-passes'
  | 'preset-limits'
  | 'chain-unknown-preset'
  | 'chain-in-itself'
  | 'chain-limits';

/** What is known besides the folder; what is left out is not checked. */
export interface KnownBeside {
  /** Names of the agents that config.yml has. */
  agents?: readonly string[];
  /** Names of all presets and chains that there are. */
  presets?: readonly string[];
  /** The steps of a chain; undefined for what is none. */
  stepsOf?(name: string): readonly string[] | undefined;
}

/** A file of a preset, as far as a finding needs it. */
interface Part {
  path: string;
  at(pointer?: Pointer): Omit<Finding, 'path' | 'rule' | 'severity' | 'message' | 'hint' | 'fix'>;
}

/** What checks of a preset's topology look at. */
export interface Checked {
  preset: Preset;
  topology: Topology;
  parts: PresetParts;
  /** Its `preset.md`. */
  main: Part;
}

/** A fault at a value of the frontmatter of `part`. */
export function faultIn(
  part: Part,
  pointer: Pointer,
  rule: PresetRule,
  message: string,
  { hint, severity = 'error' }: { hint?: string | undefined; severity?: Severity } = {},
): Finding {
  return {
    path: part.path,
    ...part.at(pointer),
    rule,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** A fault of a preset as a whole, at the first line of one of its paths. */
export const faultAtTop = (
  path: string,
  rule: PresetRule,
  message: string,
  said: { hint?: string | undefined; severity?: Severity } = {},
): Finding => faultIn({ path, at: () => ({ line: 1, column: 1, endLine: 1, endColumn: 1 }) }, [], rule, message, said);

/** The text of the role's file; every role of a preset has one. */
export function partOf({ parts }: Pick<Checked, 'parts'>, role: string): Part {
  const part = parts.roles.get(role);
  if (part === undefined) throw new Error(`a role without a file: ${role}`);
  return part;
}

/** What to do about a name that is none of `known`: the one that was meant, or the few there are. */
export function didYouMean(name: string, known: Iterable<string>, otherwise?: string): string | undefined {
  const all = [...new Set(known)];
  const close = nearest(name, all);
  if (close !== undefined) return `Did you mean \`${close}\`?`;
  if (otherwise !== undefined) return otherwise;
  return all.length > 0 && all.length <= 16 ? `Known: ${listed(all)}.` : undefined;
}

/** `a`, `b` and `c`, in backticks. */
export function listed(names: Iterable<string>): string {
  const all = Array.from(names, quoted);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
