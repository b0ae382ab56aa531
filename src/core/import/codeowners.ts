/** Owner lanes from what a repository has already: its CODEOWNERS, or its folders. */
import { globOf, idOf, isGlob } from './values.js';

export interface ProposedLane {
  lane: string;
  scope: string[];
  /** E-mail addresses; handles of a forge are nobody Git knows. */
  actors: string[];
}

/** A line that became no lane, and why. */
export interface PassedOver {
  line: number;
  said: string;
  why: string;
}

/** Where forges look for the file, in their order. */
export const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** More than anybody wants to read in a first config.yml. */
const mostLanes = 24;

/**
 * A lane for each owner, in the order in which they are named. Format: docs.github.com, “About code owners”; GitLab's
 * section headings are passed over. That a later line takes paths away from an earlier one has no like in lanes.
 */
export function lanesOfCodeowners(
  text: string,
  isFolder: (path: string) => boolean,
): { lanes: ProposedLane[]; passedOver: PassedOver[] } {
  const lanes = new Map<string, ProposedLane>();
  const passedOver: PassedOver[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const pass = (why: string) => passedOver.push({ line: index + 1, said: line.trim(), why });
    const [pattern = '', ...owners] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/);
    if (pattern === '') continue;
    const path = pattern.replace(/\\(\s)/g, '$1');
    const glob = /^[![^]/.test(path) ? undefined : globOfPattern(path, isFolder);
    if (glob === undefined || !isGlob(glob)) {
      pass(/^\^?\[/.test(path) ? 'It is the heading of a section' : 'No glob of ours says the same');
      continue;
    }
    const named = owners.filter((word) => word.includes('@'));
    if (named.length === 0) pass('It names no owner, and lanes take nothing away from each other');
    for (const owner of named) {
      const lane = idOf(owner.replace(/^@(?:.*\/)?/, '').replace(/@.*$/, ''));
      if (lane === undefined || (!lanes.has(lane.toLowerCase()) && lanes.size === mostLanes)) {
        pass(lane === undefined ? `No lane can be named as ${owner} is` : `${owner} would be lane ${mostLanes + 1}`);
        continue;
      }
      const known = lanes.get(lane.toLowerCase()) ?? { lane, scope: [], actors: [] };
      lanes.set(lane.toLowerCase(), known);
      if (!known.scope.includes(glob)) known.scope.push(glob);
      if (/^[^@\s]+@[^@\s]+$/.test(owner) && !known.actors.includes(owner)) known.actors.push(owner);
    }
  }
  return { lanes: [...lanes.values()], passedOver };
}

/** As in `.gitignore`: with a slash inside or before, from the root; otherwise at any depth. */
function globOfPattern(pattern: string, isFolder: (path: string) => boolean): string | undefined {
  if (pattern === '*' || pattern === '**' || pattern === '/') return '**';
  const path = pattern.replace(/^\//, '');
  const isAnchored = /\/./.test(pattern) || pattern.startsWith('/');
  if (isAnchored) return globOf(path, isFolder) ?? (/^[\w.-]+$/.test(path) ? path : undefined);
  return path.endsWith('/') || isFolder(path) ? `**/${path.replace(/\/$/, '')}/**` : `**/${path}`;
}

/** Folders that nobody owns as a part of the work. */
const nobodys = /^(?:\.|node_modules$|vendor$|third[_-]party$|dist$|build$|target$|out$|coverage$)/;

/** A lane for all, and one for each folder at the top, unless there are too many to mean anything. */
export function lanesOfFolders(tracked: readonly string[]): ProposedLane[] {
  const folders = new Set(tracked.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))));
  const named = [...folders]
    .filter((folder) => !nobodys.test(folder) && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(folder))
    .sort();
  const all: ProposedLane = { lane: 'main', scope: ['**'], actors: [] };
  if (named.length < 2 || named.length > 12) return [all];
  const lanes = named
    .filter((folder) => folder !== 'main')
    .map((folder) => ({ lane: folder, scope: [`${folder}/**`], actors: [] }));
  return [all, ...lanes];
}
