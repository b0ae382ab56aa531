/** What the blob behind the ref of a claim says, and who may claim. */
import { canonicalJson } from '../canonical-json.js';
import { actorId } from '../rules/actors.js';
import { quoted } from '../untrusted.js';
import type { Claim } from './types.gen.js';
import { validators } from './validators.gen.js';

export type { Claim };

type Read = { ok: true; claim: Claim } | { ok: false; problem: string };

/** The claim on `order` that `content` holds, or why it holds none. Anybody may have written it. */
export function parseClaim(order: string, content: Uint8Array): Read {
  const value = jsonIn(content);
  if (value === undefined) return { ok: false, problem: 'it is not JSON' };
  const validate = validators.claim;
  if (!validate(value)) {
    const fault = validate.errors?.[0];
    return { ok: false, problem: `${quoted(fault?.instancePath || '/')} ${fault?.message ?? 'is not as it must be'}` };
  }
  if (value.order !== order) return { ok: false, problem: `it is about \`${value.order}\`` };
  if (Number.isNaN(Date.parse(value.lease_until)))
    return { ok: false, problem: `\`${value.lease_until}\` is no point in time` };
  if (actorId(value.actor) === undefined) return { ok: false, problem: `${quoted(value.actor)} is nobody` };
  return { ok: true, claim: value };
}

/** The bytes of a claim: one for each claim. */
export const claimText = (claim: Claim): string => `${canonicalJson(claim)}\n`;

/** Whether the lease has run out at `now`. */
export const isExpired = ({ lease_until }: Pick<Claim, 'lease_until'>, now: Date): boolean =>
  Date.parse(lease_until) <= now.getTime();

/** Whether two spellings are the same actor. */
export const isSameActor = (one: string, other: string): boolean => {
  const id = actorId(one);
  return id !== undefined && id === actorId(other);
};

function jsonIn(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}
