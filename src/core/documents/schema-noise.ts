/** ajv tells every rule that is broken; a person wants every mistake once. */
import { nearest } from '../nearest.js';
import type { SchemaFault } from '../validator.js';

/** The faults that each stand for one mistake. */
export function withoutNoise(faults: readonly SchemaFault[]): SchemaFault[] {
  const choices = faults.filter(({ keyword }) => keyword === 'oneOf');
  const untold = new Set(choices.flatMap((choice) => echoesOf(choice, faults)));
  const told = faults.filter((fault) => !isEcho(fault) && !untold.has(fault));
  const places = new Map<string, SchemaFault[]>();
  for (const fault of told) {
    const beside = places.get(fault.instancePath);
    if (beside) beside.push(fault);
    else places.set(fault.instancePath, [fault]);
  }
  return withoutRepeats([...places].flatMap(([place, beside]) => mistakesAt(place, beside, told)));
}

/** `if` says only that `then` or `else` failed; why a name failed is told with the name, under `propertyNames`. */
function isEcho(fault: SchemaFault & { propertyName?: string }): boolean {
  return fault.keyword === 'if' || fault.propertyName !== undefined;
}

/**
 * Where none of several choices fits, each tells why not. What one alone finds wrong beside the type shows that it was meant;
 * else they are told together, as the choice, or by one that stands elsewhere and is referred to.
 */
function echoesOf(choice: SchemaFault, faults: readonly SchemaFault[]): SchemaFault[] {
  const here = faults.filter((fault) => fault !== choice && fault.instancePath === choice.instancePath);
  const branchOf = ({ schemaPath }: SchemaFault) =>
    schemaPath.startsWith(`${choice.schemaPath}/`) ? schemaPath.slice(choice.schemaPath.length + 1).split('/')[0] : '';
  const own = here.filter((fault) => branchOf(fault) !== '');
  const wrongTypes = here.filter(({ keyword }) => keyword === 'type');
  const telling = own.filter(({ keyword }) => keyword !== 'type' && keyword !== 'const');
  if (telling.length > 0 && new Set(telling.map(branchOf)).size === 1)
    return [choice, ...wrongTypes, ...own.filter((fault) => !telling.includes(fault))];
  const isDeeper = faults.some(({ instancePath }) => instancePath.startsWith(`${choice.instancePath}/`));
  if (isDeeper) return [...own, ...wrongTypes];
  return wrongTypes.some((fault) => !own.includes(fault)) ? [...own, choice] : own;
}

/** The faults of one value without those that follow from others. */
function mistakesAt(place: string, faults: readonly SchemaFault[], all: readonly SchemaFault[]): SchemaFault[] {
  const unknown = faults
    .filter(({ keyword }) => keyword === 'additionalProperties')
    .map(({ params }) => String(params.additionalProperty));
  const isIncomplete = unknown.length > 0 || faults.some(({ keyword }) => keyword === 'required');
  return faults.filter(({ keyword, params }) => {
    switch (keyword) {
      case 'required': {
        // A key that is missing under its name and there under a wrong one is one mistake.
        const missing = String(params.missingProperty);
        return !unknown.some((key) => nearest(key, [missing]) === missing);
      }
      case 'minProperties':
      case 'maxProperties':
        return !isIncomplete;
      case 'oneOf':
        // What is wrong deeper inside shows which choice was meant.
        return !all.some(({ instancePath }) => instancePath.startsWith(`${place}/`));
      default:
        return true;
    }
  });
}

/** A list may be asked twice for an entry, by its own rule and by a conditional one. */
function withoutRepeats(faults: readonly SchemaFault[]): SchemaFault[] {
  const seen = new Set<string>();
  return faults.filter(({ instancePath, keyword, params }) => {
    const key = JSON.stringify([instancePath, keyword, params]);
    return !seen.has(key) && seen.add(key);
  });
}
