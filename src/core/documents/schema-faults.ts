/** What a schema finds wrong with a value, one fault each, in plain words and with a repair where one is safe. */
import type { Edit } from '../finding.js';
import { nearest, slipOf } from '../nearest.js';
import { bounded, quoted } from '../untrusted.js';
import type { SchemaFault } from '../validator.js';
import type { Fault } from './fault.js';
import type { Form } from './form.js';
import type { Pointer } from './positions.js';
import { withoutNoise } from './schema-noise.js';
import { adviceFor, inType, wordEdit, wordFor } from './schema-repairs.js';
import { nodeAround, type SchemaNode, stepsOf } from './schemas.js';
import type { Span, YamlSource } from './yaml-source.js';

/** What is told of one document at most; who has more wrong will run the check again. */
const most = 100;

export interface Explained extends Form {
  value: unknown;
  faults: readonly SchemaFault[];
  source: YamlSource;
  text: string;
  /** Where a fault of the document as a whole is shown. */
  head: Span;
}

/** Explains the faults that the validator of `schema` found in `value`. */
export function explain(document: Explained): Fault[] {
  const told = withoutNoise(meantOf(document));
  return told.slice(0, most).map((fault) => explainOne(document, fault));
}

/**
 * The faults without those of what was not meant where a value may be one word or something else: the word, when the text is
 * much like it; else the other.
 */
function meantOf({ faults, value }: Explained): SchemaFault[] {
  const untold = new Set<SchemaFault>();
  for (const choice of faults.filter(({ keyword }) => keyword === 'anyOf')) {
    const own = faults.filter(({ schemaPath }) => schemaPath.startsWith(`${choice.schemaPath}/`));
    const beside = own.filter(({ instancePath }) => instancePath === choice.instancePath);
    const words = beside.filter(({ keyword }) => keyword === 'const');
    if (words.length === 0) continue;
    const said = valueAt(value, stepsOf(choice.instancePath));
    const close = typeof said === 'string' ? nearest(said, words.map(wordOf)) : undefined;
    const isMeant = (fault: SchemaFault) =>
      close === undefined ? !words.includes(fault) : words.includes(fault) && wordOf(fault) === close;
    for (const fault of [choice, ...own.filter((fault) => !isMeant(fault))]) untold.add(fault);
  }
  return faults.filter((fault) => !untold.has(fault));
}

const wordOf = ({ params }: SchemaFault): string => String(params.allowedValue);

/** Message and hint, and the place: of the value, or of its key. */
interface Explanation {
  message: string;
  hint?: string | undefined;
  at?: Span | undefined;
  fix?: Edit[] | undefined;
}

function explainOne(document: Explained, fault: SchemaFault): Fault {
  const pointer = stepsOf(fault.instancePath);
  const { message, hint, at, fix } = explanationOf(document, fault, pointer);
  const [start, end] = at ?? placeOf(document, pointer);
  return { rule: 'schema', start, end, message, ...(hint && { hint }), ...(fix && { fix }) };
}

function explanationOf(document: Explained, fault: SchemaFault, pointer: string[]): Explanation {
  const value = valueAt(document.value, pointer);
  const name = nameOf(pointer);
  const schema = nodeAround(document.schema, fault.schemaPath);
  const about = isOfId(fault.schemaPath) ? aboutIds : schema.description;
  if (typeof value === 'string' && /‹.*›/.test(value)) {
    const hint = schema.enum ? `Possible: ${listed(schema.enum.map(String))}.` : about;
    return { message: `${name} still holds the template's ${quoted(value)}`, hint };
  }
  // The only one told of several, for it was nearly said.
  if (fault.keyword === 'const' && fault.schemaPath.includes('/anyOf/')) return nearlyWord(document, pointer, fault);
  switch (fault.keyword) {
    case 'additionalProperties':
      return unknownKey(
        document,
        pointer,
        String(fault.params.additionalProperty),
        Object.keys(schema.properties ?? {}),
      );
    case 'required':
      return missingKey(document, fault, pointer);
    case 'minProperties':
    case 'maxProperties': {
      const choices = Object.keys(schema.properties ?? {}).filter((key) => !schema.required?.includes(key));
      const how = fault.keyword === 'minProperties' ? 'lacks one' : 'has more than one';
      return { message: `${name} ${how} of ${listed(choices)}`, hint: about };
    }
    case 'propertyNames': {
      const key = String(fault.params.propertyName);
      const at = document.source.keyAt([...pointer, key]);
      return { message: `${quoted(key)} cannot be a name in ${name}`, hint: aboutNames(document, fault), at };
    }
    case 'type':
      return wrongType(document, pointer, String(fault.params.type), { ...schema, description: about });
    case 'enum':
      return notAmong(document, pointer, (schema.enum ?? []).map(String));
    case 'uniqueItems': {
      const twice = [...pointer, String(fault.params.i)];
      const said = quoted(shown(valueAt(document.value, twice)));
      return { message: `${name} has ${said} twice`, hint: 'Remove one.', at: document.source.valueAt(twice) };
    }
    case 'minItems':
      return { message: `${name} is empty`, hint: about ?? 'Give at least one entry.' };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return {
        message: `${name} must be ${bound[fault.keyword]} ${fault.params.limit}, not ${shown(value)}`,
        hint: about,
      };
    case 'not':
      return { message: `${name} cannot be named as well`, hint: about };
    default:
      return { message: value === '' ? `${name} is empty` : `${name} cannot be ${quoted(shown(value))}`, hint: about };
  }
}

const bound = { minimum: 'at least', maximum: 'at most', exclusiveMinimum: 'more than' } as const;

function unknownKey(document: Explained, pointer: string[], key: string, known: string[]): Explanation {
  const { noun, namesKeys, source, value, text } = document;
  const present = Object.keys((valueAt(value, pointer) as object | undefined) ?? {});
  const free = known.filter((candidate) => !present.includes(candidate));
  const close = nearest(key, free);
  const at = source.keyAt([...pointer, key]);
  const where = pointer.length === 0 ? noun : nameOf(pointer);
  const isListed = known.length <= 8 || namesKeys;
  const few = isListed ? `Known here: ${listed(known)}.` : 'Remove it, or say it in the body.';
  const hint = close ? `Did you mean \`${close}\`?` : few;
  // Two that would become the same key are for their author to tell apart.
  const slips = present.filter((name) => !known.includes(name)).map((name) => slipOf(name, free));
  const slip = slipOf(key, free);
  const isOnly = slips.filter((other) => other === slip).length === 1;
  return {
    message: `${quoted(key)} is no key of ${where}`,
    hint,
    at,
    fix: isOnly ? wordEdit(text, at, key, slip) : undefined,
  };
}

function missingKey(document: Explained, fault: SchemaFault, pointer: string[]): Explanation {
  const key = String(fault.params.missingProperty);
  const where = pointer.length === 0 ? '' : ` in ${nameOf(pointer)}`;
  // A conditional part only names the key; what it means stands where its object is described.
  let path = fault.schemaPath;
  while (path.includes('/') && !nodeAround(document.schema, path).properties?.[key]?.description) {
    path = path.slice(0, path.lastIndexOf('/'));
  }
  const schema = nodeAround(document.schema, path).properties?.[key] ?? {};
  const isOptional = schema.type === 'array' && !atLeast(document.schema, pointer, key, schema);
  const hint = isOptional ? `${schema.description} For none, write \`${key}: []\`.` : schema.description;
  return { message: `\`${key}\` is missing${where}`, hint };
}

/** How many entries a list must have; a condition may ask for more than the list's own rule. */
function atLeast(schema: object, pointer: Pointer, key: string, { minItems = 0 }: SchemaNode): number {
  const otherwise = pointer.length === 0 ? nodeAround(schema, '#/else').else : undefined;
  return Math.max(minItems, otherwise?.properties?.[key]?.minItems ?? 0);
}

/** Ids name documents, lanes, agents, commands and criteria alike. */
const aboutIds =
  'An id has letters, digits, `.`, `_` and `-`, starts with a letter or digit, and has at most 64 characters.';

const isOfId = (schemaPath: string): boolean => schemaPath.startsWith('#/$defs/id/');

function aboutNames({ schema }: Explained, fault: SchemaFault): string | undefined {
  const names = nodeAround(schema, `${fault.schemaPath}/x`) as { $ref?: string; description?: string };
  if (names.$ref && isOfId(`${names.$ref}/x`)) return aboutIds;
  return names.$ref ? nodeAround(schema, `${names.$ref}/x`).description : names.description;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys and values',
  null: 'empty',
};

function wrongType(document: Explained, pointer: string[], type: string, schema: SchemaNode): Explanation {
  const value = valueAt(document.value, pointer);
  const message = `${nameOf(pointer)} must be ${typeWords[type] ?? type}, not ${described(value)}`;
  const at = document.source.valueAt(pointer);
  const source = at && document.text.slice(...at);
  const misfit = source === undefined ? undefined : { value, source, type, schema, key: pointer.at(-1) ?? '' };
  const fitting = misfit && inType(misfit);
  const hint = fitting ? `Write \`${fitting}\`.` : ((misfit && adviceFor(misfit)) ?? schema.description);
  return { message, hint, fix: at && fitting ? [edit(at, fitting)] : undefined };
}

function nearlyWord({ source, value, text }: Explained, pointer: string[], fault: SchemaFault): Explanation {
  const said = shown(valueAt(value, pointer));
  const word = wordOf(fault);
  return {
    message: `${nameOf(pointer)} cannot be ${quoted(said)}`,
    hint: `Did you mean \`${word}\`?`,
    fix: wordEdit(text, source.valueAt(pointer), said, slipOf(said, [word])),
  };
}

function notAmong({ source, value, text }: Explained, pointer: string[], allowed: string[]): Explanation {
  const written = valueAt(value, pointer);
  const said = shown(written);
  const at = source.valueAt(pointer);
  const word = wordFor(written, allowed);
  const close = word ?? nearest(said, allowed);
  const slip = word ?? (typeof written === 'string' ? slipOf(said, allowed) : undefined);
  return {
    message: said === '' ? `${nameOf(pointer)} is empty` : `${nameOf(pointer)} cannot be ${quoted(said)}`,
    hint: close ? `Did you mean \`${close}\`? Possible: ${listed(allowed)}.` : `Possible: ${listed(allowed)}.`,
    fix: wordEdit(text, at, said, slip),
  };
}

const edit = ([start, end]: Span, text: string): Edit => ({ start, end, text });

/** Of the value or its key, else of what it would stand in. */
export function placeOf({ source, head }: Pick<Explained, 'source' | 'head'>, pointer: Pointer): Span {
  for (let depth = pointer.length; depth > 0; depth--) {
    const inner = pointer.slice(0, depth);
    const span = depth === pointer.length ? source.placeOf(inner) : source.keyAt(inner);
    if (span) return span;
  }
  return head;
}

function valueAt(value: unknown, pointer: Pointer): unknown {
  return pointer.reduce((inside, step) => (inside as Record<string, unknown> | undefined | null)?.[step], value);
}

/** `acceptance_commands[0].run`, counted from 0 as in every programming language. */
function nameOf(pointer: readonly string[]): string {
  if (pointer.length === 0) return 'The document';
  const path = pointer.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
  return quoted(path.replace(/^\./, ''));
}

function described(value: unknown): string {
  if (value === null || value === '') return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys and values';
  return `${typeof value === 'string' ? 'the text' : `the ${typeof value}`} ${quoted(shown(value))}`;
}

function shown(value: unknown): string {
  return bounded(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 60);
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
