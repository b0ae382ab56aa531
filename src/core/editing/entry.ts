/** What an outline notes of each value and word. */
import type { Pointer } from '../documents/positions.js';
import type { Span } from '../documents/yaml-source.js';

/** One value, or the place of one that nobody has written yet. Offsets are UTF-16 units of the text. */
export interface Entry {
  /** Where it belongs; the key it has, or its number in a list, is the last step. */
  pointer: Pointer;
  /** The key with its quotes; of an entry of a list none. */
  key?: Span;
  /** Just after the `:` of its key. */
  colon?: number;
  /** The value as it is written on its line, or in its brackets; empty where nothing is. */
  value: Span;
  /** `open`: nothing is written, or what follows is indented below it. `lines`: a block of text. */
  shape: 'scalar' | 'open' | 'lines' | 'map' | 'list';
  /** Without its quotes; of a scalar alone. */
  text: string;
  /** Column of what a block starts with, from 0: of the key, or of the dash of a list. */
  column: number;
  /** In brackets: from the separator before to the separator after. */
  cell?: Span;
}

/** A word on a line of its own that is no entry yet: the beginning of a key, or of a value. */
export interface Loose {
  word: Span;
  /** The mapping it would be a key of, or the value it would be. */
  pointer: Pointer;
  column: number;
  /** It stands where a list has its dashes. */
  lacksDash: boolean;
}
