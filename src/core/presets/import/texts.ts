/** Prompts of the other tool: the same words, with our programs and places in the place of its. */
import { type Fate, type LineFate, openLedger } from '../../import/ledger.js';
import type { SourceFile } from './made.js';

export interface CarriedText {
  text: string;
  /** Documents that it speaks of, by name. */
  documents: string[];
  /** Whether it speaks of notes for later. */
  memory: boolean;
}

const documentName = /^[a-z][a-z0-9-]{0,47}\.(?:md|json)$/;

/** Its tool, as prompts name it. */
const tool = String.raw`(?:\{\{TOOL_PATH\}\}|\.?/?\.autoloop/autoloops?|\bautoloops?)`;
const emits = new RegExp(`${tool} emit\\b`, 'g');
const remembers = new RegExp(`${tool} memory add (?:(learning|preference|meta)\\b)?`, 'g');
const others = new RegExp(`\\{\\{TOOL_PATH\\}\\}|${tool} (?:task|memory|wave|control)\\b`);

interface CarriedLine {
  text: string;
  fate: Fate;
  why: string;
  documents: string[];
  memory: boolean;
}

/** What becomes of a text, and of each of its lines. */
export function carry(text: string): CarriedText & { lines: CarriedLine[] } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(carryLine);
  return {
    text: lines
      .map((line) => line.text)
      .join('\n')
      .trim(),
    documents: [...new Set(lines.flatMap(({ documents }) => documents))],
    memory: lines.some(({ memory }) => memory),
    lines,
  };
}

/** What became of the lines of a file. */
export function fatesOf({ path, text }: SourceFile): LineFate[] {
  const ledger = openLedger({ path, lines: text.replace(/^\uFEFF/, '').split(/\r?\n/) });
  for (const [index, { fate, why }] of carry(text).lines.entries())
    ledger.note({ start: index + 1, end: index + 1 }, fate, why);
  return ledger.fates();
}

function carryLine(line: string): CarriedLine {
  const documents: string[] = [];
  let isScratch = false;
  const placed = line.replace(
    /\{\{STATE_DIR\}\}(?:\/([A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]*)*))?/g,
    (_, path?: string) => {
      if (path !== undefined && documentName.test(path)) {
        documents.push(path);
        return `/outbox/documents/${path}`;
      }
      isScratch = true;
      return path === undefined ? '/tmp' : `/tmp/${path}`;
    },
  );
  const spoken = placed
    .replace(emits, 'autoloop-emit')
    .replace(remembers, (_, type?: string) => `autoloop-memory add ${type === 'preference' ? type : 'fact'}`);
  const memory = /\bautoloop-memory\b/.test(spoken) && spoken !== placed;
  if (others.test(spoken))
    return {
      text: spoken,
      fate: 'prose',
      why: 'No such program is in the sandbox: rewrite the line',
      documents,
      memory,
    };
  if (isScratch)
    return {
      text: spoken,
      fate: 'prose',
      why: 'What is no document of a role goes with its sandbox: rewrite the line',
      documents,
      memory,
    };
  const why =
    documents.length > 0 ? 'What roles share are documents, which they leave whole' : 'By the name of our program';
  return spoken === line
    ? { text: line, fate: 'kept', why: '', documents, memory }
    : { text: spoken, fate: 'changed', why, documents, memory };
}
