/** Values of another tool's bullets as values of our keys. */
import type { WorkerReport, WorkOrder } from '../documents/types.gen.js';

/** A value, and what was said beside it. */
export interface Reading<Value> {
  value: Value;
  rest: string;
}

/** Text that was never filled in: `<owner>`, `{T-XXX}`. */
export const isPlaceholder = (text: string): boolean => /^`?[<{][^<>{}]*[>}]`?$/.test(text.trim());

/** Without the backticks around all of it. */
export function bare(text: string): string {
  const trimmed = text.trim();
  return /^`[^`]*`$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
}

/** Whether it says that there is nothing to say. */
export const isNothing = (text: string): boolean => /^(?:none|n\/?a|-|nothing|not applicable)?\.?$/i.test(bare(text));

/** One line that may stand in frontmatter; undefined for what has control characters. */
export function lineOf(text: string): string | undefined {
  const line = bare(text).replace(/\s+/g, ' ');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  return line === '' || /[\u0000-\u001f\u007f]/.test(line) ? undefined : line;
}

type Choice<Value extends string> = readonly Value[];

const evidenceLevels: Choice<WorkerReport['evidence_level']> = [
  'local-readiness',
  'hardware-deferred',
  'live-smoke-required',
  'live-smoke-complete',
  'not-applicable',
];

/** Keys of an order that take one of a few words. */
export const orderChoices = {
  priority: ['low', 'normal', 'high'],
  mode: ['standard', 'report-only', 'integration-bringup'],
  evidence_level: evidenceLevels,
  evidence_value: ['direct-product-proof', 'runtime-proof', 'integration-proof', 'proxy-evidence', 'planning-evidence'],
  baseline_policy: [
    'dispatch-base-acceptable',
    'refresh-before-merge',
    'batch-baseline',
    'current-integration-required',
    'not-applicable',
  ],
  review_gate: ['none', 'project-defined', 'external'],
  independent_review: ['not-required', 'worker-authorized', 'coordinator-owned', 'required-before-commit'],
  commit_authority: ['no-commit', 'local-branch-commit', 'report-only-commit', 'coordinator-only'],
  final_acceptance_owner: ['worker', 'coordinator', 'user'],
  execution_discipline: [
    'baseline-implementation',
    'deep-investigation',
    'systematic-debugging',
    'review-only',
    'project-defined',
  ],
  contract_handling: ['no-contract-change', 'pre-report-contract-impact', 'follow-linked-contract'],
  granularity: ['bounded-bundle', 'split', 'report-only', 'integration-bringup', 'no-dispatch'],
} as const satisfies { [Key in keyof WorkOrder]?: Choice<Extract<WorkOrder[Key], string>> };

export const reportChoices = {
  result: ['done', 'partial', 'blocked', 'rejected'],
  evidence_level: evidenceLevels,
  drift_status: [
    'none-observed',
    'observed-no-refresh-needed',
    'refresh-performed',
    'refresh-required-deferred',
    'not-applicable',
  ],
  next_step: ['continue', 'review', 'needs-coordinator-decision', 'needs-user-decision', 'blocked'],
} as const satisfies { [Key in keyof WorkerReport]?: Choice<Extract<WorkerReport[Key], string>> };

/** The word of `choice` that `text` begins with, however its parts are joined, and what follows it as a reason. */
export function choiceOf<Value extends string>(text: string, choice: Choice<Value>): Reading<Value> | undefined {
  const said = text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
  const words = said.toLowerCase().replace(/[ _]/g, '-');
  const value = [...choice].sort((a, b) => b.length - a.length).find((word) => begins(words, word));
  if (value === undefined) return undefined;
  const rest = said.slice(value.length).replace(/^[\s-]*(?:allowed|work[\s-]orders?)\b/i, '');
  return { value, rest: rest.replace(/^[\s\-–—:;,.(]+|[\s).]+$/g, '') };
}

const begins = (words: string, word: string): boolean =>
  words.startsWith(word) && !/^[a-z]/.test(words.slice(word.length).replace(/^-(?:allowed|work-orders?)(?![a-z])/, ''));

/** An id out of whatever text: `T-7: log in` is `T-7-log-in`. Undefined when nothing is left of it. */
export function idOf(text: string): string | undefined {
  const id = bare(text)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 64)
    .replace(/[-._]+$/, '')
    .replace(/\.lock$/i, '-lock');
  return id === '' ? undefined : id;
}

/** Ids out of a list: `T-1, T-2`. */
export const idsOf = (text: string): string[] =>
  text
    .replaceAll('`', '')
    .split(/[,;]|\band\b/)
    .map((word) => word.trim())
    .filter((word) => !isNothing(word))
    .map((word) => idOf(word))
    .filter((id) => id !== undefined);

/** Globs out of a list of paths, and the words that are none. `isFolder` knows the repository. */
export function globsOf(text: string, isFolder: (path: string) => boolean): Reading<string[]> {
  const globs = new Set<string>();
  const words: string[] = [];
  const outside = text.replace(/`([^`]*)`/g, (_, span: string) => {
    for (const piece of span.split(/[,;]\s*/)) take(piece);
    return ' ';
  });
  for (const piece of outside.split(/[,;]|\s+and\s+/)) take(piece);
  return { value: [...globs], rest: words.join(', ') };

  function take(piece: string): void {
    const said = piece.trim().replace(/^and\s+/, '');
    if (/^[.\s]*$/.test(said) || isNothing(said)) return;
    const glob = globOf(said, isFolder);
    if (glob === undefined) words.push(said);
    else globs.add(glob);
  }
}

/** Files that are known by a name without a dot. */
const bareFiles = /^(?:Makefile|GNUmakefile|Dockerfile|Containerfile|Justfile|LICENSE|NOTICE|README|CODEOWNERS)$/;

/** A path as a glob; undefined for words that are none, and for what leaves the repository. */
export function globOf(said: string, isFolder: (path: string) => boolean): string | undefined {
  const path = said.replace(/^\.[\\/]/, '').replaceAll('\\', '/');
  const looksLikePath = (/^[^\s<>]+$/.test(path) && /[/*]|\.\w/.test(path)) || bareFiles.test(path) || isFolder(path);
  if (!looksLikePath || /:\/\//.test(path)) return undefined;
  const whole = path.endsWith('/') ? `${path}**` : isFolder(path) ? `${path}/**` : path;
  return isGlob(whole) ? whole : undefined;
}

/** Whether it may stand where the schema wants a glob: nothing that leaves the repository, and nothing escaped. */
export const isGlob = (text: string): boolean =>
  /^(?![/!~]|[A-Za-z]:)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\p{Cc}]+$/u.test(text);
