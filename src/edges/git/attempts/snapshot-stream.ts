/**
 * The byte stream of the snapshot script, read as hostile input.
 *
 *     autoloop-snapshot 1 LF
 *     tree <object id> LF
 *     <section> <bytes kept> <bytes in all> LF <bytes> LF      for each section, in the order below
 *     end LF
 *
 * The sections but the last two hold records of git-check-ignore(1) `-v -n -z`: source, line, pattern, path.
 */
import { AutoloopError } from '../../../core/error.js';
import { isObjectId } from '../object-id.js';
import { rawFieldsIn } from '../paths.js';
import type { ObjectFormat } from '../repository.js';

/** Why a path was left out before the tree was even written, by section. */
const REASONS = {
  nested: 'nested repository: a .git inside the work tree',
  special: 'special file: neither a regular file nor a symbolic link',
  unreadable: 'unreadable: its mode forbids reading',
  setid: 'set-user-id or set-group-id mode',
  large: 'file too large',
  submodule: 'files inside a submodule',
  ignored: 'ignored by rules that the attempt changed',
} as const;

export interface RefusedPath {
  /** A name fit for reading: control characters and bytes that are no UTF-8 are escaped. */
  path: string;
  reason: string;
}

export interface SnapshotStream {
  tree: string;
  refused: RefusedPath[];
  /** Empty when the tree is the base's. */
  pack: Buffer;
}

/** Splits the stream; throws `refused` `snapshot-malformed` unless every byte is where it belongs. */
export function parseSnapshotStream(bytes: Uint8Array, format: ObjectFormat): SnapshotStream {
  const reader = readerOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  reader.expect('autoloop-snapshot 1');
  const tree = reader.line().replace(/^tree /, '');
  if (!isObjectId(tree, format)) throw malformed('it names no tree');
  const refused: RefusedPath[] = [];
  for (const [section, reason] of Object.entries(REASONS)) {
    const { content, cut } = reader.section(section);
    for (const path of outermost(notIgnoredIn(content, cut))) refused.push({ path: displayed(path), reason });
    if (cut) refused.push({ path: '.', reason: `${reason} (more than can be listed)` });
  }
  const errors = reader.section('errors');
  for (const line of errors.content
    .toString('latin1')
    .split('\n')
    .filter((text) => /^(error: |fatal: |warning: could not open )/.test(text))) {
    refused.push({ path: '.', reason: `git could not add it: ${displayed(line).slice(0, ERROR_CHARACTERS)}` });
  }
  const { content: pack, cut } = reader.section('pack');
  if (cut) throw malformed('its pack is cut off');
  reader.expect('end');
  reader.finish();
  return { tree, refused, pack };
}

/** Of one message of Git; names in it may be as long as their owner likes. */
const ERROR_CHARACTERS = 300;

/** A name as it may be shown: what could move a cursor or hide is written as an escape. */
export function displayed(raw: string): string {
  const bytes = Buffer.from(raw, 'latin1');
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) return raw.replace(/[^ -~]/g, (c) => `\\x${hex(c, 2)}`);
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, (c) => `\\u{${hex(c, 4)}}`);
}

const hex = (c: string, digits: number) => (c.codePointAt(0) ?? 0).toString(16).padStart(digits, '0');

/** The paths among check-ignore's records that the base's rules do not ignore, without `./` and a folder's slash. */
function* notIgnoredIn(content: Buffer, cut: boolean): Generator<string> {
  const fields = rawFieldsIn(content);
  if (!cut && (fields.length % 4 !== 0 || (content.length > 0 && content.at(-1) !== 0)))
    throw malformed('a list is not made of records');
  for (let i = 0; i + 3 < fields.length; i += 4) {
    const [, , pattern, path] = fields.slice(i, i + 4) as [string, string, string, string];
    if (pattern === '' || pattern.startsWith('!')) yield path.replace(/^\.\//, '');
  }
}

/** Git names an ignored folder and again what it found in it; the folder says it all. */
function outermost(paths: Iterable<string>): string[] {
  const all = [...paths];
  const folders = new Set(all.filter((path) => path.endsWith('/')));
  return all.filter((path) => {
    for (let end = path.indexOf('/') + 1; end > 0 && end < path.length; end = path.indexOf('/', end) + 1) {
      if (folders.has(path.slice(0, end))) return false;
    }
    return true;
  });
}

function readerOf(bytes: Buffer) {
  let at = 0;
  function line(): string {
    const end = bytes.indexOf(10, at);
    if (end < 0 || end - at > 200) throw malformed('it is cut off');
    const text = bytes.toString('latin1', at, end);
    at = end + 1;
    return text;
  }
  return {
    line,
    expect(text: string): void {
      if (line() !== text) throw malformed(`\`${text}\` is missing`);
    },
    section(name: string): { content: Buffer; cut: boolean } {
      const [, found, kept = '', total = ''] = /^([a-z]+) (\d{1,12}) (\d{1,12})$/.exec(line()) ?? [];
      const size = Number(kept);
      if (found !== name || Number(total) < size) throw malformed(`its section \`${name}\` is missing`);
      if (at + size >= bytes.length || bytes[at + size] !== 10) throw malformed('it is cut off');
      const content = bytes.subarray(at, at + size);
      at += size + 1;
      return { content, cut: Number(total) > size };
    },
    finish(): void {
      if (at !== bytes.length) throw malformed('something follows its end');
    },
  };
}

const malformed = (what: string) =>
  new AutoloopError('refused', 'snapshot-malformed', `The snapshot of the attempt cannot be read: ${what}`, {
    hint: 'The sandbox that read the files may have run out of time, memory, disk or output.',
  });
