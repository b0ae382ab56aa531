/** The policy a run claims to be governed by, held against the settings its base was committed with. */
import type { ConfigDocument } from '../documents/document.js';
import { parseDocument } from '../documents/document.js';
import { configPath, recordPaths } from '../documents/paths.js';
import { type Policy, withDefaults } from '../documents/policy.js';
import { validators } from '../documents/validators.gen.js';
import { quoted } from '../untrusted.js';
import { type Checked, cannotTell, failed, held } from './checked.js';
import { type Difference, firstDifference } from './difference.js';

/** The settings that a config.yml amounts to; `null` stands for a commit without one, `undefined` is answered for one at fault. */
export function policyIn(config: Uint8Array | null): Policy | undefined {
  if (config === null) return withDefaults({});
  const { data, findings } = parseDocument(configPath, config) as ConfigDocument;
  return findings.some(({ severity }) => severity === 'error') ? undefined : withDefaults(data ?? {});
}

/**
 * The policy that `attested` must be: that of the base's config.yml, in which a person who starts a run may replace
 * `sandbox.engine` and nothing else. Where the base is not here (`undefined`), what is attested must at least be a policy.
 */
export function checkPolicy(
  order: string,
  attested: Uint8Array,
  config: Uint8Array | null | undefined,
): Checked<Policy> {
  const { attestation } = recordPaths(order);
  const text = Buffer.from(attested).toString('utf8');
  const committed = config === undefined ? undefined : policyIn(config);
  if (config !== undefined && !committed)
    return failed(configPath, 'the base of the run has settings that cannot be used');
  const asCommitted = `as ${configPath} of the base has it`;
  if (committed && !difference(JSON.parse(text), committed)) return held(asCommitted, committed);
  // Another version may have filled in fewer defaults: what a person could have written is filled in once more.
  const claimed: unknown = JSON.parse(text, unfilled);
  if (!validators.config(claimed)) {
    const [fault] = validators.config.errors ?? [];
    return failed(attestation, `the policy of the run is none: ${quoted(fault?.instancePath ?? '')} ${fault?.message}`);
  }
  const policy = withDefaults(claimed);
  if (!committed)
    return cannotTell('the base of the run is not here, so its settings cannot be compared with the policy', policy);
  const different = difference(policy, committed);
  if (!different) return held(asCommitted, committed);
  return failed(
    attestation,
    `the policy of the run differs at ${quoted(different.pointer)} from ${configPath} of the base it started from`,
  );
}

const difference = (claimed: unknown, committed: Policy): Difference | undefined =>
  firstDifference(withoutEngine(claimed), withoutEngine(committed));

/** Through JSON, so that both are what a file can hold; `policy` may be anything. */
function withoutEngine(policy: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(policy));
  delete copy?.sandbox?.engine;
  return copy;
}

/** An empty command is filled in where an agent has none, and is not to be written. */
const unfilled = (key: string, value: unknown): unknown =>
  key === 'command' && Array.isArray(value) && value.length === 0 ? undefined : value;
