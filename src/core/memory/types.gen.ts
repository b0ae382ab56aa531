// Made from schemas/ by `npm run generate`; edit the schema, not this file.
/* biome-ignore-all lint: generated */

export interface Notes {
  note: MemoryNote;
}
/**
 * What somebody wants remembered, without who and when.
 */
export interface MemoryNote {
  /**
   * What kind of note it is.
   */
  type: 'fact' | 'decision' | 'preference' | 'pitfall' | 'todo';
  /**
   * The note.
   */
  text: string;
  /**
   * Words to find it by.
   *
   * @maxItems 10
   */
  tags?: string[];
}
