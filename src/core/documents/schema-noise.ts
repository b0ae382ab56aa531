/** ajv tells every rule that is broken; a person wants every mistake once. */
import { nearest } from '../nearest.js';
import type { SchemaFault } from './validators.gen.js';

/** The faults that each stand for one mistake. */
export function withoutNoise(faults: readonly SchemaFault[], value: unknown): SchemaFault[] {
  const alternatives = faults.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const told = faults.filter((fault) => !isEcho(fault) && !isOfAlternative(fault, alternatives));
  return withoutRepeats(told.filter((fault) => !followsFromAnother(fault, told, value)));
}

/** `if` says only that `then` or `else` failed; under `propertyNames` stands why a name failed, which is told with it. */
function isEcho(fault: SchemaFault & { propertyName?: string }): boolean {
  return fault.keyword === 'if' || fault.propertyName !== undefined;
}

/**
 * Where none of several alternatives fits, each tells why not. What is wrong deeper inside the value shows which one was
 * meant, and is told; else the alternatives are told together.
 */
function isOfAlternative(fault: SchemaFault, alternatives: readonly SchemaFault[]): boolean {
  return alternatives.some((choice) => {
    if (fault === choice) return false;
    return fault.instancePath === choice.instancePath && fault.schemaPath.startsWith(`${choice.schemaPath}/`);
  });
}

function followsFromAnother(fault: SchemaFault, all: readonly SchemaFault[], value: unknown): boolean {
  const { keyword, instancePath } = fault;
  const beside = all.filter((other) => other !== fault && other.instancePath === instancePath);
  const extra = beside
    .filter((other) => other.keyword === 'additionalProperties')
    .map((other) => String(other.params.additionalProperty));
  switch (keyword) {
    case 'required': {
      // A key that is missing under its name and there under a wrong one is one mistake.
      const missing = String(fault.params.missingProperty);
      return extra.some((key) => nearest(key, [missing]) === missing);
    }
    case 'minProperties':
    case 'maxProperties':
      return extra.length > 0 || beside.some((other) => other.keyword === 'required');
    case 'oneOf':
    case 'anyOf':
      return all.some((other) => other.instancePath.startsWith(`${instancePath}/`));
    default:
      return value === undefined;
  }
}

/** A list may be asked twice for an entry, by its own rule and by a conditional one. */
function withoutRepeats(faults: readonly SchemaFault[]): SchemaFault[] {
  const seen = new Set<string>();
  return faults.filter(({ instancePath, keyword, params }) => {
    const key = JSON.stringify([instancePath, keyword, params]);
    return !seen.has(key) && seen.add(key);
  });
}
