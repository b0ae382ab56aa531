/** HEAD, names of commits and their order, without Git. Format: gitrevisions(7), as far as people write it in a range. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CommitFact, commitIn } from '../history.js';
import { isObjectId } from '../object-id.js';
import type { Reader, Repository } from '../reader.js';
import type { ObjectStore } from './objects.js';

interface Commits extends Pick<Reader, 'head' | 'commitNamed' | 'commitsBetween'> {
  /** The tree of a commit; a tree is its own. */
  treeOf(id: string): Promise<string>;
}

/** A name and the steps from there, as in `main~2^{commit}`. */
const REVISION = /^(.*?)((?:\^\{[a-z]*\}|\^\d*|~\d*)*)$/s;

/** The part of a reader that is about commits. `cutOff` are those whose parents a shallow clone does not have. */
export function commitsOf(
  { gitDir, objectFormat }: Repository,
  store: ObjectStore,
  cutOff: readonly string[],
): Commits {
  const boundary = new Set(cutOff);

  async function commit(id: string): Promise<CommitFact> {
    const fact = commitIn((await store.object(id)).content);
    return boundary.has(id) ? { ...fact, parents: [] } : fact;
  }

  /** What a file beside HEAD, or HEAD itself, names. */
  async function special(name: string): Promise<{ id: string | null; ref: string | null }> {
    const text = await readFile(path.join(gitDir, name), 'utf8').catch(() => '');
    const ref = /^ref: (\S+)/.exec(text)?.[1] ?? null;
    const id = /^[0-9a-f]{40}/.exec(text)?.[0] ?? null;
    return { id: ref === null ? id : await store.ref(ref), ref };
  }

  async function named(name: string): Promise<string | null> {
    if (isObjectId(name, objectFormat)) return name;
    if (/^[A-Z_]+$/.test(name)) return (await special(name)).id;
    const id = await store.ref(name);
    return id ?? (/^[0-9a-f]{4,39}$/.test(name) ? store.idFrom(name) : null);
  }

  /** The commit itself, or what a tag of it points at. */
  async function peeled(id: string | null): Promise<string | null> {
    const object = id === null ? undefined : (await store.objects([id])).get(id);
    if (object?.type === 'tag')
      return peeled(/^object ([0-9a-f]{40})/.exec(object.content.toString('latin1'))?.[1] ?? null);
    return object?.type === 'commit' ? id : null;
  }

  async function stepped(id: string | null, step: string): Promise<string | null> {
    if (id === null || step.startsWith('^{')) return id;
    const count = step.length === 1 ? 1 : Number(step.slice(1));
    if (step.startsWith('^')) return count === 0 ? id : ((await commit(id)).parents[count - 1] ?? null);
    let at: string | null = id;
    for (let left = count; left > 0 && at !== null; left--) at = (await commit(at)).parents[0] ?? null;
    return at;
  }

  /** Everything reachable from these, but what is in `without`, parents before their children. */
  async function reachable(from: readonly string[], without: ReadonlySet<string>): Promise<Set<string>> {
    const done = new Set<string>();
    const open = [...from].reverse();
    const seen = new Map<string, readonly string[]>();
    for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
      const parents = seen.get(id);
      if (done.has(id) || without.has(id)) open.pop();
      else if (parents === undefined) {
        const { parents: all } = await commit(id);
        seen.set(id, all);
        open.push(...[...all].reverse());
      } else {
        done.add(id);
        open.pop();
      }
    }
    return done;
  }

  return {
    head: async () => {
      const { id, ref } = await special('HEAD');
      return { commit: id, branch: ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null };
    },
    commitNamed: async (revision) => {
      const [, name = '', steps = ''] = REVISION.exec(revision) ?? [];
      let id = await peeled(await named(name === '' || name === '@' ? 'HEAD' : name));
      for (const [step] of steps.matchAll(/\^\{[a-z]*\}|\^\d*|~\d*/g)) id = await stepped(id, step);
      return id;
    },
    commitsBetween: async (to, not) => [...(await reachable([to], await reachable(not, new Set())))],
    treeOf: async (id) => {
      const { type, content } = await store.object(id === 'HEAD' ? ((await special(id)).id ?? id) : id);
      return type === 'commit' ? commitIn(content).tree : id;
    },
  };
}
