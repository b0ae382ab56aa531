/** What the schemas say of a place in a document: what may stand there, and what it is for. */
import type { DocumentKind } from '../documents/kinds.js';
import type { Pointer } from '../documents/positions.js';
import { schemaAround, stepsOf } from '../documents/schemas.js';

/** As much of JSON Schema as helping a writer takes. */
export interface Shape {
  title?: string;
  description?: string;
  type?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minProperties?: number;
  maxProperties?: number;
  properties?: Readonly<Record<string, Shape>>;
  additionalProperties?: boolean | Shape;
  items?: Shape;
  required?: readonly string[];
  oneOf?: readonly Shape[];
  anyOf?: readonly Shape[];
  else?: Shape;
  $ref?: string;
}

/** What may stand at `pointer`; undefined where the schema knows of nothing. */
export function shapeAt(kind: DocumentKind, pointer: Pointer): Shape | undefined {
  let shape: Shape | undefined = resolved(kind, schemaAround(kind, '#/x') as Shape);
  for (const step of pointer) {
    if (shape === undefined) return undefined;
    const inside: Shape | undefined =
      typeof step === 'number' ? shape.items : (own(shape.properties, step) ?? rest(shape.additionalProperties));
    shape = inside && resolved(kind, inside);
  }
  return shape;
}

/** With what its reference says; the words at the place itself win. */
export function resolved(kind: DocumentKind, shape: Shape): Shape {
  if (shape.$ref === undefined) return merged(kind, shape);
  const { $ref, ...own } = shape;
  // One step further, for `schemaAround` answers with what is around.
  const target = schemaAround(kind, `${$ref}/x`) as Shape;
  return stepsOf($ref.slice(1)).length === 0 ? own : { ...resolved(kind, target), ...own };
}

/** Of alternatives all that any of them allows: which one is meant is not known before it is written. */
function merged(kind: DocumentKind, shape: Shape): Shape {
  const choices = (shape.oneOf ?? shape.anyOf)?.map((choice) => resolved(kind, choice));
  if (choices === undefined) return shape;
  const enums = choices.flatMap((choice) => choice.enum ?? ('const' in choice ? [choice.const] : []));
  return { ...Object.assign({}, ...choices), ...(enums.length > 0 && { enum: enums }), ...shape };
}

const own = (properties: Shape['properties'], key: string): Shape | undefined =>
  properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;

const rest = (shape: Shape['additionalProperties']): Shape | undefined =>
  typeof shape === 'object' ? shape : undefined;

/** Keys that must be there, also by the condition that holds for nearly all documents of the kind. */
export const requiredIn = (shape: Shape): readonly string[] => [
  ...(shape.required ?? []),
  ...(shape.else?.required ?? []),
];

/** The type in words, as in `text`, `list of text`, `"draft" | "ready"`. */
export function typeOf(kind: DocumentKind, shape: Shape): string {
  if (shape.enum) return shape.enum.map((value) => `\`${String(value)}\``).join(' \\| ');
  if ('const' in shape) return `\`${String(shape.const)}\``;
  switch (shape.type) {
    case 'array':
      return shape.items ? `list of ${plainType(kind, resolved(kind, shape.items))}` : 'list';
    case 'integer':
      return `whole number${bounds(shape)}`;
    case 'number':
      return `number${bounds(shape)}`;
    default:
      return plainType(kind, shape);
  }
}

function plainType(kind: DocumentKind, shape: Shape): string {
  if (shape.enum) return typeOf(kind, shape);
  if (shape.type === 'object' || shape.properties)
    return shape.properties
      ? `keys ${Object.keys(shape.properties)
          .map((key) => `\`${key}\``)
          .join(', ')}`
      : 'keys and values';
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    boolean: '`true` or `false`',
    integer: 'whole number',
  };
  return words[shape.type ?? ''] ?? shape.type ?? 'value';
}

function bounds({ minimum, exclusiveMinimum, maximum }: Shape): string {
  const least = minimum ?? (exclusiveMinimum === undefined ? undefined : `more than ${exclusiveMinimum}`);
  if (least === undefined) return maximum === undefined ? '' : `, at most ${maximum}`;
  return `, ${typeof least === 'number' ? `at least ${least}` : least}${maximum === undefined ? '' : `, at most ${maximum}`}`;
}
