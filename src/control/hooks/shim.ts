/** The script that Git runs in the place of a hook: `hooks/shim.sh`, filled in. */
import { createHash } from 'node:crypto';
import { shellWord } from '../../edges/process/shell-word.js';
import type { HookName } from './names.js';

export interface ShimPlan {
  /** Null for a hook that only passes on to what was there before. */
  hook: HookName | null;
  /** What was there before, run first: a name in the same folder, or an absolute path. Null when nothing was. */
  before: string | null;
  /** What is known on this machine; null in a file that others share. */
  known: { node: string; program: string } | null;
}

const title = '# autoloop hooks: ';

/** The whole script. `template` is the shipped one. */
export function renderShim(template: string, { hook, before, known }: ShimPlan): string {
  const values: Record<string, string> = {
    hook: hook ?? '',
    before: before ?? '',
    node: known?.node ?? '',
    program: known?.program ?? '',
  };
  const body = template.replace(
    /^(\w+)=@(\w+)@$/gm,
    (_, name: string, key: string) => `${name}=${quoted(values[key])}`,
  );
  return `#!/bin/sh\n${title}${digestOf(body)}\n${body}`;
}

/** What a file is that stands where a hook would: ours as we wrote it, ours and changed since, or none of ours. */
export function readShim(text: string): 'ours' | 'changed' | 'foreign' {
  const [, digest, body = ''] = /^#!\/bin\/sh\n# autoloop hooks: ([0-9a-f]{64})\n([\s\S]*)$/.exec(text) ?? [];
  if (digest === undefined) return text.includes(`\n${title}`) ? 'changed' : 'foreign';
  return digestOf(body) === digest ? 'ours' : 'changed';
}

/** What a shim of ours runs first: its name or path; null when it runs nothing else. */
export function beforeIn(shim: string): string | null {
  const [, value = ''] = /^name_before='(.*)'$/m.exec(shim) ?? [];
  return value.replaceAll(`'\\''`, `'`) || null;
}

/** The program of the machine a shim of ours was written on; null in one that is shared. */
export function programIn(shim: string): string | null {
  const [, value = ''] = /^known_program='(.*)'$/m.exec(shim) ?? [];
  return value.replaceAll(`'\\''`, `'`) || null;
}

const digestOf = (body: string): string => createHash('sha256').update(body, 'utf8').digest('hex');

/** A word of a POSIX shell. */
const quoted = (text = ''): string => shellWord(text);
