/** Rules whose findings parsing already made: here they get their names, reasons and examples. */
import type { AnyDocument } from '../documents/document.js';
import type { ParsingRule } from '../documents/fault.js';
import type { Fault } from './rule.js';

/** What parsing found of this rule. */
export function* parsed(rule: ParsingRule, document: AnyDocument): Generator<Fault> {
  for (const { rule: found, ...fault } of document.findings) if (found === rule) yield fault;
}
