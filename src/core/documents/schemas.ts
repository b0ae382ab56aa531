/** The schemas themselves, for explaining what a validator found: known keys, descriptions, alternatives. */
import closeout from '../../../schemas/closeout.schema.json' with { type: 'json' };
import config from '../../../schemas/config.schema.json' with { type: 'json' };
import decision from '../../../schemas/decision.schema.json' with { type: 'json' };
import gate from '../../../schemas/gate.schema.json' with { type: 'json' };
import order from '../../../schemas/order.schema.json' with { type: 'json' };
import report from '../../../schemas/report.schema.json' with { type: 'json' };
import review from '../../../schemas/review.schema.json' with { type: 'json' };
import stage from '../../../schemas/stage.schema.json' with { type: 'json' };
import type { DocumentKind } from './kinds.js';

/** As much of JSON Schema as explanations look at. */
export interface SchemaNode {
  description?: string | undefined;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  enum?: unknown[];
  type?: string;
  pattern?: string;
  minItems?: number;
  else?: SchemaNode;
}

const schemas: Readonly<Record<DocumentKind, object>> = {
  order,
  report,
  review,
  closeout,
  stage,
  decision,
  gate,
  config,
};

export const schemaOf = (kind: DocumentKind): object => schemas[kind];

/** As `nodeAround`, of the schema of a kind of document. */
export const schemaAround = (kind: DocumentKind, schemaPath: string): SchemaNode =>
  nodeAround(schemas[kind], schemaPath);

/** The part of a schema that a fault's `schemaPath` (`#/properties/owner/pattern`) stands in. */
export function nodeAround(schema: object, schemaPath: string): SchemaNode {
  let node: unknown = schema;
  for (const step of stepsOf(schemaPath.slice(schemaPath.indexOf('#') + 1)).slice(0, -1)) {
    node = (node as Record<string, unknown> | undefined)?.[step];
  }
  return (node ?? {}) as SchemaNode;
}

/** The steps of a JSON pointer (RFC 6901). */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}
