import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Engine, Limits, SandboxPlan, SandboxResult } from '../../../src/edges/sandbox/index.js';
import { engines } from '../../../src/edges/sandbox/index.js';
import { newName } from '../../../src/edges/sandbox/names.js';

export const LIMITS: Limits = {
  seconds: 30,
  cpus: 2,
  memory_mb: 256,
  pids: 64,
  open_files: 256,
  file_size_mb: 32,
  disk_mb: 32,
  output_bytes: 100_000,
  tmp_mb: 16,
};

export const isRoot = process.getuid?.() === 0;

/** A temporary directory for one test file, removed after it. */
export function makeRoom(): { at: (name: string) => string; folder: (name: string) => string } {
  const root = mkdtempSync(join(tmpdir(), 'autoloop-sandbox-test-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const at = (name: string): string => join(root, name);
  return {
    at,
    folder: (name) => {
      mkdirSync(at(name), { recursive: true });
      return at(name);
    },
  };
}

export const planFor = (path: string, more: Partial<SandboxPlan> = {}): SandboxPlan => ({
  workspace: { path, writable: true },
  mounts: [],
  network: 'none',
  limits: LIMITS,
  label: 'test',
  ...more,
});

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Both streams and the end, for one comparison that shows everything when it fails. */
export const told = ({ stdout, stderr, ended }: SandboxResult): unknown => [text(stdout), text(stderr), ended];

/** Tells the names of what sandboxes of this label leave on the machine while they live. */
export function namedFor(label: string): (name: string) => boolean {
  const beginning = newName(label).slice(0, 'autoloop-'.length + 12);
  return (name) => name.startsWith(beginning);
}

/** The engine of this name; a file that asks for `docker` says `useDocker()`. */
export function engineOf(name: Engine['name']): Engine {
  const engine = engines.find((one) => one.name === name);
  if (engine === undefined) throw new Error(`no engine ${name}`);
  return engine;
}

export const ENGINES = engines.map(({ name }) => name);
