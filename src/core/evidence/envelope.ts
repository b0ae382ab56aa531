/**
 * DSSE envelopes: what is signed is the payload together with its type, so a signature can never be moved to another type.
 * Format: https://github.com/secure-systems-lab/dsse/blob/master/{protocol,envelope}.md, version 1.0.2
 */

/** `sig` is base64 of the signature's bytes; `keyid` is a hint for people and is not covered by the signature. */
export interface Signature {
  keyid: string;
  sig: string;
}

export interface Envelope {
  payloadType: string;
  /** Base64 of the signed bytes. */
  payload: string;
  signatures: readonly Signature[];
}

/** The bytes that are signed: DSSE's pre-authentication encoding. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `), payload]);
}

/** An envelope around `payload`; without signatures until someone signs. */
export function seal(payloadType: string, payload: Uint8Array, signatures: readonly Signature[] = []): Envelope {
  return { payloadType, payload: Buffer.from(payload).toString('base64'), signatures };
}

/** What an envelope holds once its form is known to be right; `signed` is what each signature must cover. */
export interface OpenedEnvelope {
  payload: Uint8Array;
  signed: Uint8Array;
  signatures: readonly { keyid: string; bytes: Uint8Array }[];
}

export type Opened = { how: 'opened'; envelope: OpenedEnvelope } | { how: 'malformed'; reason: string };

const malformed = (reason: string): Opened => ({ how: 'malformed', reason });

/**
 * Opens an envelope that anyone may have written. Stricter than DSSE asks: only the keys we write, only the payload type
 * that is wanted, only canonical base64, so that one envelope has one spelling.
 */
export function openEnvelope(value: unknown, wantedType: string): Opened {
  if (!isRecord(value)) return malformed('it is not a JSON object');
  const stranger = Object.keys(value).find((key) => !['payloadType', 'payload', 'signatures'].includes(key));
  if (stranger !== undefined) return malformed(`unknown key \`${stranger}\``);
  if (value.payloadType !== wantedType) return malformed(`\`payloadType\` is not \`${wantedType}\``);
  const payload = decodeBase64(value.payload);
  if (!payload) return malformed('`payload` is not base64');
  if (!Array.isArray(value.signatures)) return malformed('`signatures` is not a list');
  const signatures = [];
  for (const signature of value.signatures as unknown[]) {
    if (!isRecord(signature) || typeof signature.keyid !== 'string' || Object.keys(signature).length !== 2)
      return malformed('a signature is not `{keyid, sig}`');
    const bytes = decodeBase64(signature.sig);
    if (!bytes || bytes.length === 0) return malformed('a `sig` is not base64');
    signatures.push({ keyid: signature.keyid, bytes });
  }
  return {
    how: 'opened',
    envelope: { payload, signed: preAuthenticationEncoding(wantedType, payload), signatures },
  };
}

/** Decodes strict base64; Node's own decoder skips what it does not know, which would let two texts mean one thing. */
function decodeBase64(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
