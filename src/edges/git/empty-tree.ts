import type { ObjectFormat, Repository } from './reader.js';

const EMPTY_TREE: Readonly<Record<ObjectFormat, string>> = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/** Id of the tree that holds nothing, which Git knows in every repository. */
export const emptyTree = ({ objectFormat }: Pick<Repository, 'objectFormat'>): string => EMPTY_TREE[objectFormat];
