/** Commits as facts, and who the user is. */
import { AutoloopError } from '../../core/error.js';
import { userGit } from './door.js';
import { isObjectId } from './object-id.js';
import { objectsOf } from './objects.js';
import type { Repository } from './repository.js';

export interface Person {
  name: string;
  email: string;
}

export interface CommitFact {
  tree: string;
  parents: string[];
  author: Person;
  /** When it was committed, ISO 8601 in UTC. */
  at: string;
  message: string;
}

/** What the repository knows of these commits, by full id; anything else (absent, short, not a commit) is left out. */
export async function commitFacts(repo: Repository, ids: readonly string[]): Promise<Map<string, CommitFact>> {
  const wanted = [...new Set(ids)].filter((id) => isObjectId(id, repo.objectFormat));
  const objects = await objectsOf(repo, wanted);
  const facts = new Map<string, CommitFact>();
  for (const [id, { type, content }] of objects) if (type === 'commit') facts.set(id, commitIn(content));
  return facts;
}

/** What the content of a commit says. Format: git-commit-tree(1); headers end at the first empty line, and a header's further lines begin with a blank. */
export function commitIn(content: Buffer): CommitFact {
  const raw = content.toString('latin1');
  const end = raw.indexOf('\n\n');
  const headers = (end === -1 ? raw : raw.slice(0, end)).split('\n');
  const all = (name: string) =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  const seconds = Number(/> (-?\d+) [-+]\d{4}$/.exec(all('committer')[0] ?? '')?.[1] ?? 0);
  return {
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: personIn(decoded(all('author')[0] ?? '', all('encoding')[0])),
    at: new Date(seconds * 1000).toISOString(),
    message: end === -1 ? '' : decoded(raw.slice(end + 2), all('encoding')[0]),
  };
}

function decoded(raw: string, encoding = 'utf-8'): string {
  const bytes = Buffer.from(raw, 'latin1');
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return bytes.toString('utf8'); // an encoding this platform has never heard of
  }
}

function personIn(line: string): Person {
  const [, name = '', email = ''] = /^(.*?) ?<([^>]*)>/.exec(line) ?? [];
  return { name, email };
}

/** Whom Git would name as the author of a commit made now. Throws `environment` `no-identity` when it knows nobody. */
export async function identity(repo: Repository): Promise<Person> {
  const told = toldIdentity();
  if (told !== undefined) return told;
  const answer = await userGit(repo, ['var', 'GIT_AUTHOR_IDENT'], { accept: [128] });
  const person = personIn(answer.stdout.toString());
  if (answer.code === 0 && person.email !== '') return person;
  throw new AutoloopError('environment', 'no-identity', 'Git does not know who you are', {
    hint: 'Run: git config --global user.name "Your Name" && git config --global user.email you@example.com',
  });
}

/** The author that Git tells its hooks, or that somebody tells Git, where it would take it as it is. */
function toldIdentity(): Person | undefined {
  const { GIT_AUTHOR_NAME: name = '', GIT_AUTHOR_EMAIL: email = '' } = process.env;
  return [name, email].every((text) => TAKEN_AS_IT_IS.test(text)) ? { name, email } : undefined;
}

/** Git drops blanks and marks around a name, and what would end it (ident.c). */
const TAKEN_AS_IT_IS = /^[\p{L}\p{N}]([^<>\p{C}]*[\p{L}\p{N}])?$/u;

/** Which of these commits, all of which the repository has, HEAD can reach; none before the first commit. */
export async function inHead(repo: Repository, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  if (repo.reader) {
    const { commit } = await repo.reader.head();
    const reachable = new Set(commit === null ? [] : await repo.reader.commitsBetween(commit, []));
    return new Set(ids.filter((id) => reachable.has(id)));
  }
  const answer = await userGit(repo, ['rev-list', '--stdin'], {
    stdin: [...ids, '^HEAD', ''].join('\n'),
    accept: [128],
  });
  if (answer.code !== 0) return new Set();
  const beside = new Set(answer.stdout.toString().split('\n'));
  return new Set(ids.filter((id) => !beside.has(id)));
}

/** Whether `commit` can be reached from `descendant`; a commit is its own ancestor. */
export async function isAncestor(repo: Repository, commit: string, descendant: string): Promise<boolean> {
  return (await userGit(repo, ['merge-base', '--is-ancestor', commit, descendant], { accept: [1] })).code === 0;
}
