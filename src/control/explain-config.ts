/** Where each setting comes from. */

import { join } from 'node:path';
import { type ConfigDocument, parseDocument } from '../core/documents/document.js';
import { configPath } from '../core/documents/paths.js';
import { withDefaults } from '../core/documents/policy.js';
import { AutoloopError } from '../core/error.js';
import type { Finding } from '../core/finding.js';
import { nearestWith, readFiles } from '../edges/files/index.js';

export interface ExplainedSetting {
  /** `judge.repeats`. */
  key: string;
  value: unknown;
  /** `.autoloop/config.yml:12`, or `default`. */
  from: string;
}

/** The settings in force. */
export interface ExplainedConfig {
  /** The file they come from, absolute; null where there is none and every value is a default. */
  file: string | null;
  settings: ExplainedSetting[];
}

/**
 * Every setting of the project around `directory` with its value and the line that says so.
 * @throws AutoloopError `config-invalid` with the place of the first fault: what such a file sets nobody can say.
 */
export async function explainConfig(directory: string): Promise<ExplainedConfig> {
  const root = nearestWith(directory, '.autoloop') ?? directory;
  const bytes = (await readFiles(root, [configPath])).get(configPath);
  const parsed = bytes === undefined ? undefined : (parseDocument(configPath, bytes) as ConfigDocument);
  refuseFaulty(parsed?.findings ?? []);
  const policy = withDefaults(parsed?.data ?? {});
  const settings = leaves(policy, []).map(({ path, value }) => {
    const said = parsed?.data !== undefined && path.every((_, depth) => has(parsed.data, path.slice(0, depth + 1)));
    return { key: path.join('.'), value, from: said && parsed ? `${configPath}:${parsed.at(path).line}` : 'default' };
  });
  return { file: parsed === undefined ? null : join(root, configPath), settings };
}

function refuseFaulty(findings: readonly Finding[]): void {
  const errors = findings.filter((finding) => finding.severity === 'error');
  const [first] = errors;
  if (first === undefined) return;
  throw new AutoloopError(
    'configuration',
    'config-invalid',
    `${first.path}:${first.line}:${first.column}: ${first.message}`,
    { hint: errors.length > 1 ? `It has ${errors.length} faults; see them with: autoloop check` : 'Correct it.' },
  );
}

/** Settings down to scalars and lists; an empty map stands for itself. */
function leaves(value: unknown, path: string[]): { path: string[]; value: unknown }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, value }];
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (entries.length === 0 && path.length > 0) return [{ path, value }];
  return entries.flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function has(value: unknown, path: string[]): boolean {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return true;
}
