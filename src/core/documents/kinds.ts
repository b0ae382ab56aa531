/** Which kind of document lives at which path, and what its id may be. */
import { quoted } from '../untrusted.js';
import { boardPath, configPath } from './paths.js';
import type { Documents } from './types.gen.js';

export type DocumentKind = keyof Documents;

/** What a document of a kind is called in a sentence. */
export const nounOf: Readonly<Record<DocumentKind, string>> = {
  order: 'work order',
  report: 'worker report',
  review: 'review',
  closeout: 'closeout',
  stage: 'stage',
  decision: 'decision',
  gate: 'gate',
  config: 'config.yml',
};

/** What lies in which folder, and how many names make an id there. */
const folders = new Map<string, { kind: DocumentKind; names: 1 | 2 }>([
  ['work-orders', { kind: 'order', names: 1 }],
  ['reports', { kind: 'report', names: 2 }],
  ['reviews', { kind: 'review', names: 2 }],
  ['closeouts', { kind: 'closeout', names: 1 }],
  ['stages', { kind: 'stage', names: 1 }],
  ['decisions', { kind: 'decision', names: 1 }],
  ['gates', { kind: 'gate', names: 1 }],
]);

const start = '.autoloop/';
const end = '.md';

/** Kind and id of the document at `path` (from the repository root, with `/`); `undefined` where no document lives. */
export function classify(path: string): { kind: DocumentKind; id: string } | undefined {
  if (path === configPath) return { kind: 'config', id: 'config' };
  if (!path.startsWith(start) || !path.endsWith(end) || isReadme(path)) return undefined;
  const afterFolder = path.indexOf('/', start.length);
  const folder = folders.get(path.slice(start.length, afterFolder));
  const id = path.slice(afterFolder + 1, -end.length);
  if (afterFolder === -1 || folder === undefined || id === '') return undefined;
  const slash = id.indexOf('/');
  if (folder.names === 1) return slash === -1 ? { kind: folder.kind, id } : undefined;
  const isPair = slash > 0 && slash < id.length - 1 && id.indexOf('/', slash + 1) === -1;
  return isPair ? { kind: folder.kind, id } : undefined;
}

/** What explains a folder to people is no document, wherever it lies. */
const isReadme = (path: string): boolean => path.endsWith('/README.md');

/** Whether a check needs the text of the file at `path`: of documents, of the board that is made of them, of presets. */
export const isRead = (path: string): boolean =>
  path === boardPath || classify(path) !== undefined || presetText.test(path);

const presetText = /^\.autoloop\/presets\/[^/]+\/(?:preset|chain|roles\/[^/]+)\.md$/;

/** The preset in whose folder `path` lies: its name, and the path from there; undefined for a path in none. */
export function presetPath(path: string): { name: string; path: string } | undefined {
  const [, name, inside] = /^\.autoloop\/presets\/([^/]+)\/(.+)$/s.exec(path) ?? [];
  return name === undefined || inside === undefined ? undefined : { name, path: inside };
}

/** Why `id` cannot be the id of a document of this kind; `undefined` when it can. */
export function idFault(kind: DocumentKind, id: string): string | undefined {
  const parts = id.split('/');
  if (kind === 'review' && !/^[1-9][0-9]{0,5}$/.test(parts[1] ?? ''))
    return `A review is named by its number, as in \`1.md\`, not ${quoted(parts[1] ?? '')}`;
  for (const part of parts) {
    if (part.length > 64) return `An id has 64 characters at most, ${quoted(part)} has ${part.length}`;
    if (!/^[A-Za-z0-9._-]*$/.test(part))
      return `An id has letters, digits, \`.\`, \`_\` and \`-\` only: ${quoted(part)}`;
    if (!/^[A-Za-z0-9]/.test(part)) return `An id starts with a letter or a digit: ${quoted(part)}`;
    // Ids become parts of branch names, where Git refuses these.
    if (/\.\.|\.$|\.lock$/i.test(part))
      return `An id has no \`..\` and does not end in \`.\` or \`.lock\`: ${quoted(part)}`;
  }
  return undefined;
}
