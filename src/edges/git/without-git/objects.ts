/** Objects and refs without Git: loose and packed ones, from the Git directory that all worktrees share. */
import fs from 'node:fs';
import { expandOid, readObject, resolveRef } from 'isomorphic-git';
import { AutoloopError } from '../../../core/error.js';
import { emptyTree } from '../empty-tree.js';
import type { GitObject, Repository } from '../reader.js';

export interface ObjectStore {
  /** Absent ones are left out. Throws `object-unreadable`. */
  objects(ids: readonly string[]): Promise<Map<string, GitObject>>;
  /** One that must be there. Throws `missing-object` too. */
  object(id: string): Promise<GitObject>;
  /** The id behind the full or short name of a ref; null where there is none. */
  ref(name: string): Promise<string | null>;
  /** The one id that begins so; null where there is none, or more. */
  idFrom(beginning: string): Promise<string | null>;
}

/** The objects of a repository of the format SHA-1. Packs that were opened stay in memory as long as it does. */
export function objectStore({ commonDir: gitdir }: Pick<Repository, 'commonDir'>): ObjectStore {
  const nothing = emptyTree({ objectFormat: 'sha1' });
  const common = { fs, gitdir, cache: {} };
  const find = async (id: string): Promise<GitObject | undefined> => {
    if (id === nothing) return { type: 'tree', content: Buffer.alloc(0) };
    try {
      const { type, object } = await readObject({ ...common, oid: id, format: 'content' });
      return { type, content: Buffer.from(object as Uint8Array) };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw new AutoloopError('environment', 'object-unreadable', `Object ${id} cannot be read: ${said(error)}`, {
        hint: 'The repository may be damaged: run `git fsck` where there is a git command.',
      });
    }
  };
  return {
    objects: async (ids) => {
      const found = new Map<string, GitObject>();
      for (const id of ids) {
        const object = await find(id);
        if (object !== undefined) found.set(id, object);
      }
      return found;
    },
    object: async (id) => {
      const object = await find(id);
      if (object !== undefined) return object;
      throw new AutoloopError('environment', 'missing-object', `Object ${id} is not in this repository`, {
        hint: 'The repository is damaged or a partial clone: run `git fsck`, or fetch without a filter.',
      });
    },
    ref: (name) => resolveRef({ ...common, ref: name }).catch(() => null),
    idFrom: (beginning) => expandOid({ ...common, oid: beginning }).catch(() => null),
  };
}

const isNotFound = (error: unknown): boolean => error instanceof Error && error.name === 'NotFoundError';

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
