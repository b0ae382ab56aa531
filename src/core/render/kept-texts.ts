import { visible } from '../untrusted.js';

/** What of an attempt a person may want to read. */
export type TextTopic = 'prompt' | 'output' | 'diff' | 'report';

/** A text that a run keeps, as it stands: hostile. */
export interface KeptText {
  /** Null for what is of the whole attempt. */
  iteration: number | null;
  /** Null for what is of the whole iteration. */
  role: string | null;
  stream: 'standard output' | 'standard error' | null;
  text: string;
  /** Bytes that were produced and not kept. */
  dropped_bytes: number;
}

export interface KeptTexts {
  run_id: string;
  topic: TextTopic;
  attempt: number;
  texts: KeptText[];
}

/** The texts, safe to print: control bytes are shown, not sent to the terminal. Several are told apart by a line before each. */
export function renderTexts({ topic, texts }: KeptTexts): string {
  const told = texts.filter(({ text, dropped_bytes }) => text !== '' || dropped_bytes > 0).map(shown);
  const [only, another] = told;
  if (another === undefined) return only?.text ?? '';
  return told.map(({ place, text }) => `==> ${place(topic)} <==\n${text}${text.endsWith('\n') ? '' : '\n'}`).join('\n');
}

function shown({ iteration, role, stream, text, dropped_bytes }: KeptText) {
  const of = [iteration === null ? undefined : `iteration ${iteration}`, role, stream].filter((part) => part != null);
  const cut = dropped_bytes === 0 ? '' : `\n… (${dropped_bytes} more bytes were not kept)\n`;
  return { place: (topic: TextTopic) => visible(of.join(', ') || topic), text: `${visible(text)}${cut}` };
}
