/**
 * A discovery: something found out about the project that nobody need find out again. One line each,
 * `{"ts":…,"agent":…,"type":…,"data":…}`; thirteen types, each with a schema, and a key that tells one from another.
 */
import { nearest } from '../nearest.js';
import { faulty, isName, isTime, objectIn, type Read, sameSpelled, sayFaults } from '../note-lines.js';
import { quoted } from '../untrusted.js';
import { type DiscoveryType, discoveryTypes, keysOfType } from './schemas.js';
import type { DiscoveryData } from './types.gen.js';
import { validators } from './validators.gen.js';

/** What was found. */
export interface Finding {
  type: DiscoveryType;
  /** As the schema of its type has it. */
  data: DiscoveryData[DiscoveryType];
}

/** What was found, when and by whom. */
export interface Discovery extends Finding {
  /** RFC 3339. */
  ts: string;
  agent: string;
}

/** The key of its data that tells a discovery from others of its type; null: there is one of the type. */
const tellingKey: Readonly<Record<DiscoveryType, string | null>> = {
  tech_stack: null,
  project_config: 'path',
  existing_feature: 'name',
  architecture: null,
  code_pattern: 'name',
  integration_point: 'file',
  similar_impl: 'feature',
  code_convention: null,
  utility: 'name',
  test_command: null,
  test_baseline: null,
  test_pattern: null,
  blocker: 'issue',
};

/** Two discoveries with one key are the same, whatever else they say: the first stays. */
export function keyOf({ type, data }: Finding): string {
  const telling = tellingKey[type];
  if (telling === null) return type;
  return `${type}\0${sameSpelled(String((data as unknown as Record<string, unknown>)[telling]))}`;
}

/** The line of a discovery, without its newline. */
export const lineOf = ({ ts, agent, type, data }: Discovery): string => JSON.stringify({ ts, agent, type, data });

/** What somebody says was found: its type and data, held to the type's schema. */
export function readFinding(type: unknown, data: unknown): Read<Finding> {
  if (typeof type !== 'string') return faulty('it has no `type`');
  const known = discoveryTypes.find((name) => name === type);
  if (known === undefined) {
    const close = nearest(type, discoveryTypes);
    return faulty(
      `${quoted(type)} is no type of discovery${close ? `; did you mean \`${close}\`?` : `; there are: ${discoveryTypes.join(', ')}`}`,
    );
  }
  if (data === undefined) return faulty('it has no `data`');
  const validate = validators[known];
  if (!validate(data)) return faulty(sayFaults(validate.errors, 'data', keysOfType(known)));
  return { ok: true, value: { type: known, data } };
}

const lineKeys = ['ts', 'agent', 'type', 'data'];

/** Reads a line of the board. */
export function readDiscovery(line: string): Read<Discovery> {
  const read = objectIn(line);
  if ('fault' in read) return faulty(read.fault);
  const { ts, agent, type, data } = read.value;
  const unknown = Object.keys(read.value).find((key) => !lineKeys.includes(key));
  if (unknown !== undefined)
    return faulty(`${quoted(unknown)} is no key of a discovery, which has: ${lineKeys.join(', ')}`);
  if (!isTime(ts)) return faulty('`ts` is no time of RFC 3339');
  if (!isName(agent)) return faulty('`agent` does not say who found it');
  const finding = readFinding(type, data);
  return finding.ok ? { ok: true, value: { ts, agent, ...finding.value } } : finding;
}
