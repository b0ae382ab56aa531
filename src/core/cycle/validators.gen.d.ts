// Made from schemas/ by `npm run generate`; edit the schema, not this file.
import type { Preparations } from './types.gen.js';

/** One fault that a schema finds, as ajv words it. */
export interface SchemaFault {
  keyword: string;
  /** JSON pointer to the value at fault. */
  instancePath: string;
  /** Where the broken rule stands in the schema. */
  schemaPath: string;
  params: Record<string, unknown>;
  message: string;
}

/** Answers whether `data` is valid; `errors` holds the faults of the last call, `null` when there were none. */
export interface Validator<T> {
  (data: unknown): data is T;
  errors: SchemaFault[] | null;
}

export declare const validators: { readonly [Kind in keyof Preparations]: Validator<Preparations[Kind]> };
