/** The slow way to a frontmatter's values: with the `yaml` package, which knows where each of them stands. */
import type { Document, Node, Pair } from 'yaml';
import type { Fault } from './fault.js';
import { yaml } from './on-demand.cjs';
import type { Pointer } from './positions.js';
import { tooDeepAt } from './yaml-depth.js';
import { syntaxFaults } from './yaml-faults.js';

/** `[start, end)`, offsets of the document's text. */
export type Span = readonly [start: number, end: number];

export interface YamlSource {
  /** Plain JSON; what could be understood, when there are faults. */
  value: unknown;
  faults: Fault[];
  /** Where the value stands; an empty span where nothing is written (`owner:`); `undefined` when there is no such key. */
  valueAt(pointer: Pointer): Span | undefined;
  /** Where the key of the value stands; for an entry of a list, the entry. */
  keyAt(pointer: Pointer): Span | undefined;
  /** What to show of a value: itself, or its key where it is a block of lines or nothing. */
  placeOf(pointer: Pointer): Span | undefined;
}

/** How large aliases may make a value, as `yaml` counts it: more is an attempt to make a small document a large value. */
const maxAliases = 50;

/** Reads `text.slice(start, end)` as one YAML document of the core schema. Never throws. */
export function readYaml(text: string, start: number, end: number): YamlSource {
  const source = text.slice(start, end);
  const deep = tooDeepAt(source);
  if (deep !== undefined)
    return refused([start + deep, start + deep + 1], 'The YAML is nested too deeply', 'Write it flatter.');
  try {
    const document = yaml().parseDocument(source, {
      schema: 'core',
      stringKeys: true,
      uniqueKeys: true,
      prettyErrors: false,
      logLevel: 'silent',
      keepSourceTokens: true,
    });
    const faults = syntaxFaults(document, source, start);
    const value = faults.length > 0 ? undefined : document.toJS({ maxAliasCount: maxAliases });
    const keyAt = (pointer: Pointer) => moved(keySpan(document, pointer), start);
    const valueAt = (pointer: Pointer) => moved(valueSpan(document, pointer), start);
    const placeOf = (pointer: Pointer) => moved(placeSpan(document, pointer), start);
    return { value, faults, keyAt, valueAt, placeOf };
  } catch (error) {
    // What is left to throw: nesting that overflows the stack, aliases that would make a small document a large value.
    const message =
      error instanceof RangeError ? 'The YAML is nested too deeply' : 'The YAML repeats itself by aliases';
    const first = start + source.search(/\S|$/);
    return refused([first, first], message, 'Write the values out.');
  }
}

function refused([start, end]: Span, message: string, hint: string): YamlSource {
  const fault: Fault = { rule: 'frontmatter-syntax', start, end, message, hint };
  const nowhere = () => undefined;
  return { value: undefined, faults: [fault], keyAt: nowhere, valueAt: nowhere, placeOf: nowhere };
}

/** The node a pointer leads to, and the pair that holds it where it is a value of a mapping. */
export function nodeAt(
  document: Document,
  pointer: Pointer,
): { node: Node | null; pair?: Pair<Node, Node> } | undefined {
  const { isAlias, isMap, isScalar, isSeq } = yaml();
  let found: { node: Node | null; pair?: Pair<Node, Node> } = { node: document.contents as Node | null };
  for (const step of pointer) {
    const inside = isAlias(found.node) ? found.node.resolve(document) : found.node;
    if (isMap<Node, Node>(inside)) {
      const pair = inside.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return undefined;
      found = { node: pair.value, pair };
    } else if (isSeq<Node>(inside)) {
      const node = inside.items[Number(step)];
      if (node === undefined) return undefined;
      found = { node };
    } else return undefined;
  }
  return found;
}

function valueSpan(document: Document, pointer: Pointer): Span | undefined {
  const found = nodeAt(document, pointer);
  return found?.node ? spanOf(found.node) : undefined;
}

function keySpan(document: Document, pointer: Pointer): Span | undefined {
  const found = nodeAt(document, pointer);
  if (found === undefined) return undefined;
  return found.pair ? spanOf(found.pair.key) : firstOf(found.node);
}

function placeSpan(document: Document, pointer: Pointer): Span | undefined {
  const node = nodeAt(document, pointer)?.node;
  const isBlock = yaml().isCollection(node) && !node.flow;
  const value = node && !isBlock ? spanOf(node) : undefined;
  return value && value[1] > value[0] ? value : keySpan(document, pointer);
}

/** Of a block, its first key or entry: a whole block underlined says nothing. */
function firstOf(node: Node | null): Span | undefined {
  if (yaml().isMap<Node, Node>(node) && !node.flow && node.items[0]) return spanOf(node.items[0].key);
  return node ? spanOf(node) : undefined;
}

/** Without the white space and comments that `yaml` counts to the end of a block. */
function spanOf(node: Node): Span {
  const { isCollection, isMap } = yaml();
  const [start, end] = node.range ?? [0, 0];
  if (!isCollection(node) || node.flow) return [start, end];
  const last = node.items.at(-1);
  const inner = isMap(node)
    ? ((last as Pair<Node, Node> | undefined)?.value ?? (last as Pair<Node, Node> | undefined)?.key)
    : (last as Node | undefined);
  return [start, inner ? spanOf(inner)[1] : end];
}

function moved(span: Span | undefined, by: number): Span | undefined {
  return span && [span[0] + by, span[1] + by];
}
