/** What an import of a preset is given and makes. */
import type { LineFate } from '../../import/ledger.js';
import type { Filled } from '../../import/made.js';

/** A file of the folder that is imported. */
export interface SourceFile {
  /** As it is shown to people. */
  path: string;
  /** In the folder. */
  inside: string;
  text: string;
}

export interface MadePreset {
  /** Paths in the preset's folder, and what each was made of. */
  files: { path: string; text: string; from: string[] }[];
  /** What became of every line. */
  lines: LineFate[];
  /** What no source says. */
  filled: Filled[];
}

/** A role of the other tool, in our words. */
export interface RoleDraft {
  name: string;
  emits: string[];
  readOnly: boolean;
  /** Its text, or the file in the folder that holds it. */
  prompt: { text: string } | { file: SourceFile } | undefined;
}

export interface PresetDraft {
  title: string;
  start: string[];
  completesOn: string;
  requires: string[];
  on: Record<string, string[]>;
  gates: { before: string; commands: 'acceptance'; otherwise?: string[] }[];
  limits: { iterations?: number; minutes?: number; cost_usd?: number };
  roles: RoleDraft[];
  /** Whether prompts held memory there. */
  memory: boolean;
}

/** A name of a role in our letters. */
export const roleName = (said: string): string =>
  said
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 64) || 'role';

/** An event in our letters. */
export const eventName = (said: string): string =>
  said
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 64) || 'event';

/** The texts among a value's entries, where it is a list, or names with commas between them. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(',').map((one) => one.trim());
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
