/**
 * What a glob of a document matches. Globs and paths may both be written by an agent, so matching must take time
 * proportional to their lengths: a matcher that compiles to regular expressions (picomatch among them) needs seconds for
 * six stars and a path of a hundred letters.
 *
 * `*` any characters of one segment · `?` one of them · `[a-z]` `[!a-z]` one of a class · `**` as a whole segment any
 * number of segments, at the end at least one · `dir/` as `dir/**` · `{a,b}` alternatives · `\` before a special character: that character.
 * Leading dots are nothing special, parentheses and a leading `!` mean themselves, and a segment also matches its own
 * spelling, so that `app/[id]/page.tsx` is the file of that name.
 */

export interface Glob {
  /** Why it can match nothing at all; undefined when it can match something. */
  fault: string | undefined;
  /** `path` is relative to the repository root, with `/`. */
  matches(path: string): boolean;
  /** Every path it matches begins with one of these. */
  prefixes: readonly string[];
}

/** More alternatives than anybody means; `{a,b}` eight times over makes as many. */
const maxAlternatives = 256;

/** Longer than any path of ours; compiling takes time proportional to it. */
const maxLength = 1024;

const cache = new Map<string, Glob>();
const cacheSize = 10_000;

/** A glob made ready; the same text gives the same value. */
export function compileGlob(glob: string): Glob {
  let compiled = cache.get(glob);
  if (compiled === undefined) {
    if (cache.size >= cacheSize) cache.clear();
    compiled = compile(glob);
    cache.set(glob, compiled);
  }
  return compiled;
}

function compile(glob: string): Glob {
  const nothing = (fault: string): Glob => ({ fault, matches: () => false, prefixes: [] });
  if (glob.length > maxLength) return nothing(`it has more than ${maxLength} characters`);
  const folder = plainFolder.exec(glob)?.[1];
  if (folder !== undefined) return folderGlob(folder);
  const spellings = alternatives(glob);
  if (spellings === undefined) return nothing(`it stands for more than ${maxAlternatives} alternatives`);
  const patterns = spellings.map(patternOf);
  return {
    fault: undefined,
    matches: (path) => patterns.some((pattern) => matchesPattern(pattern, path)),
    prefixes: patterns.map(({ prefix }) => prefix),
  };
}

/** Everything in one folder whose name has nothing special: what nearly every scope is. */
const plainFolder = /^([^*?[\]{}\\]+\/)\*\*$/;

const folderGlob = (folder: string): Glob => ({
  fault: undefined,
  matches: (path) => path.length > folder.length && path.startsWith(folder),
  prefixes: [folder],
});

/** One alternative, in segments; `prefix` is what stands before the first segment with a wildcard. */
interface Pattern {
  spelling: string;
  prefix: string;
  segments: readonly Segment[];
  /** Whether it is `prefix/**`: everything in one folder. */
  isFolder: boolean;
}

type Segment = '**' | { spelling: string; tokens: readonly Token[] | undefined };
type Token = '*' | '?' | { character: string } | { class: ReadonlyArray<readonly [string, string]>; negated: boolean };

function patternOf(spelling: string): Pattern {
  const segments = (spelling.endsWith('/') ? `${spelling}**` : spelling).split('/').map(segmentOf);
  const wild = segments.findIndex((segment) => segment === '**' || segment.tokens !== undefined);
  const plain = (wild === -1 ? segments : segments.slice(0, wild)) as { spelling: string }[];
  const prefix = plain.map((segment) => segment.spelling).join('/');
  const isFolder = wild === segments.length - 1 && segments[wild] === '**';
  return { spelling, prefix: wild === -1 || prefix === '' ? prefix : `${prefix}/`, segments, isFolder };
}

function segmentOf(spelling: string): Segment {
  if (spelling === '**') return '**';
  if (!/[*?[\\]/.test(spelling)) return { spelling, tokens: undefined };
  const tokens: Token[] = [];
  for (let at = 0; at < spelling.length; ) {
    const [token, length] = tokenAt(spelling, at);
    // Several stars in a row are one.
    if (token !== '*' || tokens.at(-1) !== '*') tokens.push(token);
    at += length;
  }
  const characters = tokens.map((token) =>
    typeof token === 'object' && 'character' in token ? token.character : null,
  );
  if (!characters.includes(null)) return { spelling: characters.join(''), tokens: undefined };
  return { spelling, tokens };
}

function tokenAt(text: string, at: number): [Token, length: number] {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (character === '*' || character === '?') return [character, 1];
  if (character === '\\' && at + 1 < text.length) {
    const escaped = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
    return [{ character: escaped }, 1 + escaped.length];
  }
  const found = character === '[' ? /^\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]/su.exec(text.slice(at)) : null;
  if (found === null) return [{ character }, character.length];
  const inside = found[2] ?? '';
  if (inside === '') return [{ character }, 1];
  return [{ class: rangesOf(inside), negated: found[1] !== '' }, found[0].length];
}

function rangesOf(inside: string): (readonly [string, string])[] {
  const member = /\\?(.)(?:-\\?(.))?/gsu;
  return Array.from(inside.matchAll(member), ([, from = '', to = from]) => [from, to] as const);
}

function matchesPattern({ spelling, prefix, segments, isFolder }: Pattern, path: string): boolean {
  if (path === spelling) return true;
  if (!path.startsWith(prefix)) return false;
  if (isFolder) return path.length > prefix.length;
  const names = path.split('/');
  return matchSequence(segments.length, names.length, {
    isStar: (index) => segments[index] === '**',
    matches: (index, at) => matchesName(segments[index] as Exclude<Segment, '**'>, names[at] as string),
    // `src/**` means what is inside, not a file called `src`.
    lastNeedsOne: true,
  });
}

function matchesName({ spelling, tokens }: Exclude<Segment, '**'>, name: string): boolean {
  if (name === spelling) return true;
  if (tokens === undefined) return false;
  const characters = Array.from(name);
  return matchSequence(tokens.length, characters.length, {
    isStar: (index) => tokens[index] === '*',
    matches: (index, at) => matchesCharacter(tokens[index] as Token, characters[at] as string),
    lastNeedsOne: false,
  });
}

function matchesCharacter(token: Token, character: string): boolean {
  if (typeof token === 'string') return true;
  if ('character' in token) return token.character === character;
  return token.class.some(([from, to]) => from <= character && character <= to) !== token.negated;
}

interface Sequence {
  isStar(index: number): boolean;
  matches(index: number, at: number): boolean;
  /** Whether a star that ends the pattern stands for at least one element. */
  lastNeedsOne: boolean;
}

/** Matches `patternLength` elements with stars against `length` elements; goes back to the latest star only, which suffices. */
function matchSequence(patternLength: number, length: number, { isStar, matches, lastNeedsOne }: Sequence): boolean {
  let index = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < length) {
    if (index < patternLength && isStar(index)) {
      if (index === patternLength - 1) return true;
      star = index++;
      starAt = at;
    } else if (index < patternLength && matches(index, at)) {
      index++;
      at++;
    } else if (star !== -1) {
      index = star + 1;
      at = ++starAt;
    } else return false;
  }
  while (index < patternLength && isStar(index) && !(lastNeedsOne && index === patternLength - 1)) index++;
  return index === patternLength;
}

/** The spellings that `{a,b}` stands for, outermost first; undefined when there are too many. */
function alternatives(glob: string): string[] | undefined {
  const done: string[] = [];
  const open = [glob];
  while (open.length > 0) {
    if (done.length + open.length > maxAlternatives) return undefined;
    const next = open.pop() as string;
    const braces = firstBraces(next);
    if (braces === undefined) done.push(next);
    else open.push(...braces.choices.map((choice) => next.slice(0, braces.start) + choice + next.slice(braces.end)));
  }
  return done.reverse();
}

/** The first `{…}` with a comma of its own, and what stands between its commas. Braces without are characters. */
function firstBraces(glob: string): { start: number; end: number; choices: string[] } | undefined {
  const open: { start: number; commas: number[] }[] = [];
  let first: { start: number; commas: number[]; end: number } | undefined;
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at];
    if (character === '\\') at++;
    else if (character === '{') open.push({ start: at, commas: [] });
    else if (character === ',') open.at(-1)?.commas.push(at);
    else if (character === '}') {
      const closed = open.pop();
      if (closed && closed.commas.length > 0 && closed.start < (first?.start ?? glob.length))
        first = { ...closed, end: at };
    }
  }
  if (first === undefined) return undefined;
  const edges = [first.start, ...first.commas, first.end];
  const choices = edges.slice(1).map((edge, index) => glob.slice((edges[index] as number) + 1, edge));
  return { start: first.start, end: first.end + 1, choices };
}
