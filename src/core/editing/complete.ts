/** What may be written at a place of a document: keys, values, names, paths, headings. */
import type { Pointer } from '../documents/positions.js';
import { headings } from './headings.js';
import { type Draft, type Named, namesFor, nounAt } from './names.js';
import { keysIn, type Place, pointedAt } from './place.js';
import { requiredIn, resolved, type Shape, shapeAt, typeOf } from './schema.js';
import { wholeDocument } from './skeleton.js';
import { snippetOf, written } from './snippet.js';
import type { Known, Suggestion } from './suggestion.js';
import { asGlob, entriesBelow } from './tracked.js';

/** What may be written at `offset` of the draft, the most expected first. */
export function complete(draft: Draft, offset: number, known: Known): Suggestion[] {
  const whole = wholeDocument(draft, offset);
  if (whole) return [whole];
  const { outline, places, inBody } = pointedAt(draft.kind, draft.text, offset);
  if (inBody) return headings(draft, offset);
  const now = { ...draft, outline };
  return places.flatMap((place) => completePlace(now, place, offset, known));
}

function completePlace(draft: Draft, place: Place, offset: number, known: Known): Suggestion[] {
  const shape = shapeAt(draft.kind, place.pointer);
  if (shape === undefined) return [];
  if (place.at === 'key' || (place.at === 'open' && isMapping(shape))) return keys(draft, place, shape, known);
  // `depends_on: |` and a blank line below `depends_on:` want an entry of the list.
  if (shape.type === 'array' && shape.items) {
    const items = resolved(draft.kind, shape.items);
    const inside = { ...place, pointer: [...place.pointer, 0] };
    if (place.at === 'open') {
      const listed = { ...inside, lead: `- ${place.lead}` };
      if (isMapping(items)) return keys(draft, { ...listed, column: place.column + 2 }, items, known);
      return values(draft, listed, items, offset, known);
    }
    if (isMapping(items)) return [];
    const choices = shape.enum ? values(draft, place, shape, offset, known) : [];
    const offered = values(draft, { ...inside, inFlow: true, lead: '' }, items, offset, known);
    return [...choices, ...offered.map((one) => ({ ...one, text: `${place.lead}[${one.text}]` }))];
  }
  return values(draft, place, shape, offset, known);
}

const isMapping = (shape: Shape): boolean =>
  shape.type === 'object' || shape.properties !== undefined || typeof shape.additionalProperties === 'object';

/** Keys that are not there yet; those that must be there first. */
function keys(draft: Draft, place: Place, shape: Shape, known: Known): Suggestion[] {
  const { kind } = draft;
  const present = keysIn(draft.outline, place.pointer);
  present.delete(draft.text.slice(...place.word).replace(/^["']|["']$/g, ''));
  const isNewEntry = place.lead.startsWith('- ') || (typeof place.pointer.at(-1) === 'number' && present.size === 0);
  const required = requiredIn(shape);
  const offered = Object.entries(shape.properties ?? {})
    .filter(([key]) => isNewEntry || !present.has(key))
    .map(([key, own]) => [key, resolved(kind, own)] as const)
    .sort(([a], [b]) => Number(required.includes(b)) - Number(required.includes(a)));
  const whole = isNewEntry && required.length > 1 ? [newEntry(draft, place, shape)] : [];
  const named = nounAt(kind, [...place.pointer, '*']);
  const names = named ? namesFor(named, draft, known.workspace, known.presets) : [];
  const rest = shape.additionalProperties;
  const free = names
    .filter(({ id }) => !present.has(id))
    .map(({ id, about }) => ({
      ...key(draft, place, id, typeof rest === 'object' ? resolved(kind, rest) : {}),
      detail: about,
    }));
  return [...whole, ...offered.map(([name, own]) => key(draft, place, name, own, required.includes(name))), ...free];
}

function key(draft: Draft, place: Place, name: string, shape: Shape, isRequired = false): Suggestion {
  const [start, end] = place.word;
  const snippet = place.hasColon ? name : snippetOf(draft.kind, name, shape, place);
  return {
    label: name,
    kind: 'key',
    detail: `${isRequired ? 'required · ' : ''}${plain(typeOf(draft.kind, shape))}`,
    documentation: documented(shape),
    start,
    end,
    text: place.lead + written(snippet),
    ...(place.hasColon ? {} : { snippet: place.lead + snippet }),
    filter: name,
  };
}

/** An entry of a list with all the keys that it must have. */
function newEntry(draft: Draft, place: Place, shape: Shape): Suggestion {
  const [start, end] = place.word;
  const snippet = snippetOf(draft.kind, undefined, shape, place);
  return {
    label: requiredIn(shape).join(', '),
    kind: 'key',
    detail: 'a new entry',
    documentation: documented(shape),
    start,
    end,
    text: place.lead + written(snippet),
    snippet: place.lead + snippet,
    filter: requiredIn(shape).join(', '),
  };
}

function values(draft: Draft, place: Place, shape: Shape, offset: number, known: Known): Suggestion[] {
  // Rules are names of keys, and what stands behind them is a severity.
  const named = nounAt(draft.kind, place.pointer);
  const noun = named === 'rule' ? undefined : named;
  if (noun === 'glob' || noun === 'file' || noun === 'folder') return paths(draft, place, noun, offset, known);
  const taken = takenBeside(draft, place.pointer);
  const names: readonly Named[] = noun ? namesFor(noun, draft, known.workspace, known.presets) : [];
  if (noun)
    return names
      .filter(({ id }) => !taken.has(id))
      .map(({ id, about }) => value(draft, place, id, { kind: 'name', detail: about }));
  const choices = shape.enum ?? (shape.type === 'boolean' ? [true, false] : 'const' in shape ? [shape.const] : []);
  return choices.map((choice) =>
    value(draft, place, choice, {
      kind: 'value',
      detail: choice === shape.default ? 'the default' : undefined,
      documentation: shape.description,
    }),
  );
}

/** What a list has already: most may have a value once. */
function takenBeside({ outline }: Draft, pointer: Pointer): Set<string> {
  if (typeof pointer.at(-1) !== 'number') return new Set();
  const beside = outline.entries.filter(
    (entry) =>
      entry.pointer.length === pointer.length &&
      entry.pointer.at(-1) !== pointer.at(-1) &&
      entry.pointer.slice(0, -1).every((step, index) => step === pointer[index]),
  );
  return new Set(beside.map(({ text }) => text));
}

/** Tracked files and folders below what is typed up to the cursor. */
function paths(
  draft: Draft,
  place: Place,
  noun: 'glob' | 'file' | 'folder',
  offset: number,
  known: Known,
): Suggestion[] {
  const typed = draft.text.slice(place.word[0], Math.max(place.word[0], offset)).replace(/^["']/, '');
  const as = (path: string) => (noun === 'glob' ? asGlob(path) : path);
  return entriesBelow(known.tracked, typed).flatMap(({ path, isFolder, files }): Suggestion[] => {
    const detail = isFolder ? `${files} tracked file${files === 1 ? '' : 's'}` : undefined;
    if (!isFolder) return noun === 'folder' ? [] : [value(draft, place, as(path), { kind: 'file' })];
    if (noun === 'folder') return [value(draft, place, path.slice(0, -1), { kind: 'folder', detail })];
    const inside = value(draft, place, as(path), { kind: 'folder', detail });
    if (noun === 'file') return [inside];
    return [value(draft, place, `${as(path)}**`, { kind: 'folder', detail: `everything in it: ${detail}` }), inside];
  });
}

/** A value in the quotes that are there, or in those that YAML asks for. */
function value(
  { text }: Draft,
  { word: [start, end], inFlow, lead }: Place,
  choice: unknown,
  said: Pick<Suggestion, 'kind' | 'detail' | 'documentation'>,
): Suggestion {
  const quote = /^["']/.exec(text.slice(start, end))?.[0];
  const inQuotes = quote === "'" ? `'${String(choice).replaceAll("'", "''")}'` : JSON.stringify(String(choice));
  const plainly = typeof choice === 'string' ? inYaml(choice, inFlow) : String(choice);
  return {
    label: String(choice),
    ...said,
    start,
    end,
    text: lead + (quote ? inQuotes : plainly),
    filter: `${quote ?? ''}${String(choice)}`,
  };
}

/** A text as YAML writes it: plain where that is safe, else in double quotes. */
function inYaml(text: string, inFlow: boolean): string {
  const isPlain =
    /^[\p{L}\p{N}_./~^+(]/u.test(text) &&
    !/: |:$| #|^\s|\s$|[\p{Cc}]/u.test(text) &&
    !/^(?:true|false|null|~|[-+.]?[0-9][0-9._eE+-]*|0[xo].*|\.(?:inf|nan))$/i.test(text);
  return isPlain && !(inFlow && /[,[\]{}]/.test(text)) ? text : JSON.stringify(text);
}

const plain = (markdown: string): string => markdown.replaceAll('`', '').replaceAll('\\|', '|');

/** What a schema says of a value, as Markdown. */
export function documented({ description, default: byDefault }: Shape): string | undefined {
  const said = byDefault === undefined ? '' : `Default: \`${String(byDefault)}\``;
  return [description, said].filter(Boolean).join('\n\n') || undefined;
}
