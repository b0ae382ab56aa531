/** The fingerprint of a judgement's input: two reports with the same one must come to the same order. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import type { JudgeInput } from './input.js';

/** SHA-256 (hexadecimal) of the canonical JSON (RFC 8785) of the input. */
export function inputsDigest(input: JudgeInput): string {
  return createHash('sha256').update(canonicalJson(input)).digest('hex');
}
