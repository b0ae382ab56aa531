/** What is made of a JSON Schema, and what it says of a value that does not fit. */

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
