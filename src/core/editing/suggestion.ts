/** What is offered to a writer, and what is known to offer it from. */
import type { Workspace } from '../rules/workspace.js';

/** What is known beside the document. */
export interface Known {
  workspace: Workspace;
  /** Names of the presets that come with the tool. */
  presets: readonly string[];
  /** Paths that Git tracks; empty where it was not asked. */
  tracked: readonly string[];
}

export interface Suggestion {
  label: string;
  kind: 'key' | 'value' | 'name' | 'file' | 'folder' | 'heading' | 'document';
  /** In a line. */
  detail?: string | undefined;
  /** Markdown. */
  documentation?: string | undefined;
  /** What it takes the place of, UTF-16 offsets. */
  start: number;
  end: number;
  text: string;
  /** The same with places to fill in, `${1:name}`, as editors take them. */
  snippet?: string | undefined;
  /** What is compared with the text at its place. */
  filter: string;
}
