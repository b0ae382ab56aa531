/** Edits of a document's frontmatter that change no byte they need not: comments, order, quotes and line ends stay. */
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { canonicalJson } from '../canonical-json.js';
import { AutoloopError } from '../error.js';
import { findFences } from './fences.js';
import { yaml } from './on-demand.cjs';
import type { Pointer } from './positions.js';
import { type Quotes, renderInline, renderYaml } from './render.js';
import { nodeAt, readYaml } from './yaml-source.js';

/** The YAML that is edited: part of `text`, offsets from its start. */
interface Sheet {
  source: string;
  eol: '\n' | '\r\n';
  contents: Node | null;
  /** What is set, for errors. */
  pointer: Pointer;
}

/** Replace `[start, end)` of the sheet's source. */
interface Change {
  start: number;
  end: number;
  text: string;
}

/**
 * `text` with the value at `pointer` of its frontmatter (or of all of it, for a file of YAML) set to `value`. A key that is
 * absent is added at the end of what it belongs to, an index one past the end appends to a list.
 * @throws AutoloopError `cannot-edit` when the YAML is faulty, when `pointer` leads through something that is neither a
 * mapping nor a list, or when the edit would change another value too, as through an alias.
 */
export function setValue(text: string, pointer: Pointer, value: unknown): string {
  const [start, end] = regionOf(text);
  const before = readYaml(text, start, end);
  if (before.faults[0] || pointer.length === 0)
    throw cannotEdit(pointer, before.faults[0]?.message ?? 'it names no key');
  const wanted = withValue(before.value ?? {}, pointer, value);
  if (canonicalJson(wanted) === canonicalJson(before.value ?? {})) return text;

  const source = text.slice(start, end);
  const contents = yaml().parseDocument(source, {
    schema: 'core',
    stringKeys: true,
    keepSourceTokens: true,
    logLevel: 'silent',
  }).contents;
  const eol = /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  const change = changeFor({ source, eol, contents: contents as Node | null, pointer }, value);
  const edited = source.slice(0, change.start) + change.text + source.slice(change.end);
  const result = text.slice(0, start) + edited + text.slice(end);

  const after = readYaml(result, start, start + edited.length);
  if (after.faults.length > 0 || canonicalJson(after.value ?? {}) !== canonicalJson(wanted))
    throw cannotEdit(pointer, 'the way it is written allows no edit that leaves the rest as it is');
  return result;
}

function cannotEdit(pointer: Pointer, why: string): AutoloopError {
  const message = `\`${pointer.join('.')}\` cannot be set: ${why}`;
  return new AutoloopError('configuration', 'cannot-edit', message, { hint: 'Edit the document by hand.' });
}

function regionOf(text: string): readonly [number, number] {
  const fences = findFences(text);
  if (!('rule' in fences)) return [fences.yamlStart, fences.yamlEnd];
  return [text.startsWith('\uFEFF') ? 1 : 0, text.length];
}

/** A copy of `whole` with `value` at `pointer`. */
function withValue(whole: unknown, pointer: Pointer, value: unknown): unknown {
  const [step, ...rest] = pointer;
  if (step === undefined) return value;
  if (Array.isArray(whole)) {
    const index = Number(step);
    if (!Number.isInteger(index) || index < 0 || index > whole.length)
      throw cannotEdit(pointer, 'the list has no such place');
    return [...whole.slice(0, index), withValue(whole[index], rest, value), ...whole.slice(index + 1)];
  }
  if (whole === undefined || whole === null)
    return typeof step === 'number'
      ? [withValue(undefined, rest, value)]
      : { [step]: withValue(undefined, rest, value) };
  if (typeof whole !== 'object') throw cannotEdit(pointer, 'what it leads through is neither a mapping nor a list');
  const own = whole as Record<string, unknown>;
  return { ...own, [step]: withValue(Object.hasOwn(own, step) ? own[step] : undefined, rest, value) };
}

function changeFor(sheet: Sheet, value: unknown): Change {
  const { pointer } = sheet;
  const document = { contents: sheet.contents } as Parameters<typeof nodeAt>[0];
  for (let depth = pointer.length; depth >= 0; depth--) {
    const found = nodeAt(document, pointer.slice(0, depth));
    if (found === undefined) continue;
    const [step, ...rest] = pointer.slice(depth);
    if (step === undefined) return replaced(sheet, found, value);
    const inner = withValue(undefined, rest, value);
    if (yaml().isMap<Node, Node>(found.node)) return added(sheet, found.node, { [step]: inner }, found.pair);
    if (yaml().isSeq<Node>(found.node)) return added(sheet, found.node, [inner], found.pair);
    const nested = withValue(undefined, pointer.slice(depth), value);
    if (depth > 0) return replaced(sheet, found, nested);
    return { start: sheet.source.length, end: sheet.source.length, text: linesOf(sheet, nested, '') };
  }
  throw cannotEdit(pointer, 'it leads nowhere');
}

/** Another value in the place of one that stands there. */
function replaced(
  sheet: Sheet,
  { node, pair }: { node: Node | null; pair?: Pair<Node, Node> },
  value: unknown,
): Change {
  const colon = pair && colonOf(pair);
  if (node === null || node.range === null || node.range === undefined || isEmpty(node)) {
    if (pair === undefined || colon === undefined) throw cannotEdit(sheet.pointer, 'nothing is written there');
    if (isList(value) || isMapping(value)) {
      const at = lineEnd(sheet.source, colon);
      return { start: at, end: at, text: blockBelow(sheet, pair, value) };
    }
    return { start: colon, end: colon, text: ` ${renderInline(value)}` };
  }
  const [start] = node.range;
  const end = contentEnd(sheet, node);
  if (yaml().isAlias(node)) throw cannotEdit(sheet.pointer, 'it is an alias');
  if (yaml().isScalar(node) || node.flow) {
    const inFlow = isInFlow(sheet, node);
    return { start, end, text: renderInline(value, { quotes: quotesOf(node), inFlow }) };
  }
  if (isList(value) || isMapping(value)) {
    const indent = ' '.repeat(columnOf(sheet, start));
    return { start, end, text: linesOf(sheet, value, indent).slice(indent.length, -sheet.eol.length) };
  }
  const from = colon !== undefined && sheet.source.slice(colon, start).trim() === '' ? colon : start;
  return { start: from, end, text: `${from === colon ? ' ' : ''}${renderInline(value)}` };
}

/** One more entry at the end of a mapping or list. */
function added(
  sheet: Sheet,
  node: YAMLMap<Node, Node> | YAMLSeq<Node>,
  entry: object,
  pair: Pair<Node, Node> | undefined,
): Change {
  const { source, eol } = sheet;
  const [start] = node.range ?? [0];
  const last = node.items.at(-1);
  if (node.flow) {
    const end = contentEnd(sheet, node);
    const colon = pair && colonOf(pair);
    const isRoomy = sheet.source.slice(end, lineEnd(source, end)).trim() === '' && !isInFlow(sheet, node);
    // `owners: {}` becomes a block when what it gets has parts.
    if (pair && colon !== undefined && last === undefined && isRoomy && Object.values(entry).some(isObject))
      return { start: colon, end, text: blockBelow(sheet, pair, entry) };
    const text = renderInline(entry, { inFlow: true }).slice(1, -1);
    const at = last === undefined ? start + 1 : itemEnd(sheet, last);
    return { start: at, end: at, text: last === undefined ? text : `, ${text}` };
  }
  // At the root, after the comments that end the frontmatter; inside, right below the last entry.
  const after = node === sheet.contents ? source.length : lineAfter(source, contentEnd(sheet, node));
  const gap = after > 0 && source[after - 1] !== '\n' ? eol : '';
  return { start: after, end: after, text: gap + linesOf(sheet, entry, ' '.repeat(columnOf(sheet, start))) };
}

/** `value` as block lines, each indented and ended as the document's lines are. */
function linesOf({ eol }: Sheet, value: unknown, indent: string): string {
  const lines = renderYaml(value).split('\n').slice(0, -1);
  return lines.map((line) => (line === '' ? '' : indent + line) + eol).join('');
}

/** `value` as block lines below the key of `pair`, from the end of its line on. */
function blockBelow(sheet: Sheet, pair: Pair<Node, Node>, value: unknown): string {
  const indent = ' '.repeat(columnOf(sheet, pair.key.range?.[0] ?? 0) + 2);
  return sheet.eol + linesOf(sheet, value, indent).slice(0, -sheet.eol.length);
}

/** Just after the `:` of a pair. */
function colonOf(pair: Pair<Node, Node>): number | undefined {
  const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind');
  return colon && colon.offset + 1;
}

function contentEnd(sheet: Sheet, node: Node): number {
  const [start, end] = node.range ?? [0, 0];
  if (yaml().isCollection(node) && !node.flow && node.items.length > 0)
    return itemEnd(sheet, node.items.at(-1) as Node | Pair<Node, Node>);
  // The end of a block of text is the start of the next line.
  return isBlockText(node) ? start + sheet.source.slice(start, end).trimEnd().length : end;
}

function itemEnd(sheet: Sheet, item: Node | Pair<Node, Node>): number {
  if (!('key' in item)) return contentEnd(sheet, item as Node);
  const pair = item as Pair<Node, Node>;
  if (pair.value && !isEmpty(pair.value)) return contentEnd(sheet, pair.value);
  return colonOf(pair) ?? contentEnd(sheet, pair.key);
}

const isBlockText = (node: Node): boolean =>
  yaml().isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
const isEmpty = (node: Node): boolean => yaml().isScalar(node) && node.range?.[0] === node.range?.[1];
const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isMapping = (value: unknown): boolean =>
  isObject(value) && !Array.isArray(value) && Object.keys(value as object).length > 0;

function quotesOf(node: Node): Quotes {
  if (!yaml().isScalar(node)) return 'none';
  return node.type === 'QUOTE_SINGLE' ? 'single' : node.type === 'QUOTE_DOUBLE' ? 'double' : 'none';
}

function columnOf({ source }: Sheet, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}

/** The end of the line at `offset`, before its line end. */
function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  if (end === -1) return source.length;
  return source[end - 1] === '\r' ? end - 1 : end;
}

function lineAfter(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end === -1 ? source.length : end + 1;
}

/** Whether the node stands inside brackets, where commas and brackets must be quoted. */
function isInFlow({ contents }: Sheet, node: Node): boolean {
  const holds = (outer: Node | null): boolean => {
    if (!yaml().isCollection(outer) || !outer.range || !node.range) return false;
    if (outer !== node && outer.flow && outer.range[0] <= node.range[0] && outer.range[1] >= node.range[1]) return true;
    return outer.items.some((item) =>
      holds((yaml().isMap(outer) ? (item as Pair<Node, Node>).value : item) as Node | null),
    );
  };
  return holds(contents);
}
