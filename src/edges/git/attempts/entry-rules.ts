/** Which entries of an attempt's tree may become part of the repository. Pure: names and modes in, reasons out. */

/** Bytes of a whole path; file systems allow 255 for a component and some 4,000 for a path with its prefix. */
const PATH_BYTES = 1024;
const COMPONENT_BYTES = 255;

/** Why a new name is refused, or undefined. `raw` has one character a byte. */
export function faultOfName(raw: string): string | undefined {
  const bytes = Buffer.from(raw, 'latin1');
  const name = bytes.toString('utf8');
  const components = name.split('/');
  if (!Buffer.from(name, 'utf8').equals(bytes)) return 'name is not UTF-8';
  if (/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name))
    return 'control character in name';
  if (components.some((part) => part.startsWith('-'))) return 'leading dash in name';
  if (components.some((part) => part === '' || part === '.' || part === '..')) return 'name is not a path';
  if (components.some(looksLikeGitDir)) return '.git-like name';
  if (bytes.length > PATH_BYTES || components.some((part) => Buffer.byteLength(part) > COMPONENT_BYTES))
    return 'name too long';
  return undefined;
}

/**
 * Whether some file system takes the component for `.git`: case, characters HFS+ skips, NTFS short names, streams,
 * trailing dots and spaces. After Git's own `is_hfs_dotgit` and `is_ntfs_dotgit`.
 */
function looksLikeGitDir(component: string): boolean {
  const visible = component.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, '').toLowerCase();
  return visible.split('\\').some((part) => /^(\.git|git~\d+)[ .]*(:.*)?$/.test(part));
}

/** Why a symbolic link in the folder of `raw` is refused, or undefined. */
export function faultOfLink(raw: string, target: string): string | undefined {
  if (target === '' || target.includes('\0')) return 'symbolic link without a target';
  if (target.startsWith('/')) return 'symbolic link leaves the work tree';
  const components = target.split('/').filter((part) => part !== '' && part !== '.');
  const up = components.findIndex((part) => part !== '..');
  const climbs = up < 0 ? components.length : up;
  // The folders of an entry are real ones, so climbing first is exact; climbing out of a name is not, it may be a link.
  if (climbs > raw.split('/').length - 1 || components.slice(climbs).includes('..'))
    return 'symbolic link leaves the work tree';
  if (components.some((part) => looksLikeGitDir(part))) return 'symbolic link into a Git directory';
  return undefined;
}

/**
 * Tells names apart as the pickiest file system would: `Readme` and `readme`, `é` composed and decomposed are one. Given
 * the names that stay, it answers for each further name whether it, or a folder of it, is spelled differently elsewhere.
 */
export function collisionsWith(staying: Iterable<string>): (raw: string) => boolean {
  const spellings = new Map<string, string>();
  for (const raw of staying) spell(raw);
  return (raw) => !spell(raw);

  function spell(raw: string): boolean {
    const fresh: [folded: string, part: string][] = [];
    for (let end = raw.length; end > 0; end = raw.lastIndexOf('/', end - 1)) {
      const part = raw.slice(0, end);
      const folded = fold(part);
      const known = spellings.get(folded);
      if (known !== undefined && known !== part) return false;
      if (known === part && end < raw.length) break; // its own folders are known too
      fresh.push([folded, part]);
    }
    for (const [folded, part] of fresh) spellings.set(folded, part);
    return true;
  }
}

const fold = (raw: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no decoding
  (/^[\x00-\x7f]*$/.test(raw) ? raw : Buffer.from(raw, 'latin1').toString('utf8').normalize('NFC')).toLowerCase();
