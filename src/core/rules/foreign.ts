/** Whether a `.autoloop` folder belongs to another tool of that name. */
import { classify } from '../documents/kinds.js';

/** Files by which other tools are known, wherever they lie under `.autoloop`. */
const marks = new Set(['harness.md', 'topology.toml', 'autoloops.toml', 'autoloops.conf', 'miniloops.toml']);

/**
 * The path that shows it, when nothing under `.autoloop` is ours: another tool's file, Markdown without frontmatter, or
 * whatever else lies there. Undefined for an empty folder and for one that holds a document of ours.
 */
export function looksForeign(files: readonly { path: string; bytes?: Uint8Array }[]): string | undefined {
  const inside = files.filter(
    ({ path }) => path.startsWith('.autoloop/') && !/(?:^|\/)(?:README\.md|\.git[^/]*)$/i.test(path),
  );
  if (inside.some(({ path, bytes }) => isOurs(path, bytes))) return undefined;
  const marked = inside.find(({ path }) => marks.has(path.slice(path.lastIndexOf('/') + 1)));
  return (marked ?? inside[0])?.path;
}

const ownPreset = /^\.autoloop\/presets\/[^/]+\/(?:preset|chain)\.md$/;

/** Whether the file at `path` is one of this protocol's; told by its place, and by its first bytes where they are given. */
export function isOurs(path: string, bytes: Uint8Array | undefined): boolean {
  const place = classify(path);
  if (place === undefined) return ownPreset.test(path);
  // Every document of ours begins with its frontmatter; config.yml has its name to itself.
  return place.kind === 'config' || bytes === undefined || beginsWithFrontmatter(bytes);
}

function beginsWithFrontmatter(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return [0, 1, 2].every((offset) => bytes[start + offset] === 0x2d);
}
