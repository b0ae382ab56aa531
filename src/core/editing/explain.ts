/** What a document's place means: the key, the name, the finding. */
import type { Finding } from '../finding.js';
import { rules } from '../rules/index.js';
import type { Workspace } from '../rules/workspace.js';
import { quoted } from '../untrusted.js';
import { documented } from './complete.js';
import type { Entry } from './entry.js';
import { type Draft, namesFor } from './names.js';
import { requiredIn, shapeAt, typeOf } from './schema.js';
import { type Reference, referenceAt } from './target.js';

/** Markdown about `[start, end)` of the text. */
export interface Explanation {
  start: number;
  end: number;
  markdown: string;
}

/** A finding at its place in the text. */
export interface PlacedFinding {
  finding: Finding;
  start: number;
  end: number;
}

export interface Beside {
  workspace: Workspace;
  presets: readonly string[];
  /** Of this document as it stands. */
  findings: readonly PlacedFinding[];
}

/** Everything there is to say of what stands at `offset`: what was found there, then what it is. */
export function explain(
  draft: Draft,
  offset: number,
  { workspace, presets, findings }: Beside,
): Explanation | undefined {
  const found = findings.filter(({ start, end }) => start <= offset && offset <= Math.max(end, start + 1));
  const subject = subjectOf(draft, offset, workspace, presets);
  const first = subject ?? found[0];
  if (first === undefined) return undefined;
  const parts = [...found.map(({ finding }) => aboutFinding(finding)), ...(subject ? [subject.markdown] : [])];
  return { start: first.start, end: first.end, markdown: parts.join('\n\n---\n\n') };
}

/** The rule behind a finding: what should hold, why, and what to do. */
function aboutFinding({ rule: id, severity, hint }: Finding): string {
  const rule = rules.find((known) => known.id === id);
  const lines = [
    `**${id}** · ${severity}`,
    ...(rule ? [rule.summary, `*Why:* ${rule.why}`] : []),
    ...(hint ? [`*Next:* ${hint}`] : []),
  ];
  return lines.join('\n\n');
}

function subjectOf(
  draft: Draft,
  offset: number,
  workspace: Workspace,
  presets: readonly string[],
): Explanation | undefined {
  const reference = referenceAt(draft, offset);
  if (reference) {
    const { span, id } = reference;
    const known = namesFor(reference.noun, draft, workspace, presets).find((named) => named.id === id);
    const markdown = known && `${words[reference.noun] ?? reference.noun} ${quoted(id)}\n\n${plainly(known.about)}`;
    if (markdown) return { start: span[0], end: span[1], markdown };
  }
  const entry = draft.outline.entries.find(({ key }) => key && key[0] <= offset && offset <= key[1]);
  if (entry) return aboutKey(draft, entry);
  const value = draft.outline.entries.findLast(
    ({ shape, value }) => shape === 'scalar' && value[0] <= offset && offset <= value[1],
  );
  return value && aboutKey(draft, value);
}

const words: Partial<Record<Reference['noun'], string>> = {
  order: 'Work order',
  lane: 'Owner lane',
  command: 'Acceptance command',
  criterion: 'Acceptance criterion',
  digest: 'Digest',
};

/** What the schema says of a key, or of an entry of a list. */
function aboutKey({ kind }: Draft, { pointer, key, value }: Entry): Explanation | undefined {
  const shape = shapeAt(kind, pointer);
  if (shape === undefined) return undefined;
  const name = [...pointer].reverse().find((step) => typeof step === 'string');
  const around = shapeAt(kind, pointer.slice(0, -1));
  const isRequired = around !== undefined && requiredIn(around).includes(String(pointer.at(-1)));
  const markdown = [`**${name}**${isRequired ? ' · required' : ''}`, documented(shape), `Type: ${typeOf(kind, shape)}`];
  const [start, end] = key ?? value;
  return { start, end, markdown: markdown.filter(Boolean).join('\n\n') };
}

/** Text of a document within Markdown: no markup of its own. */
const plainly = (text: string): string => text.replace(/[\\`*_{}[\]<>#|!]/g, '\\$&').replace(/\s+/g, ' ');
