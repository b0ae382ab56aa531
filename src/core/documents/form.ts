/** What a text is held to, and how that is spoken of. */
export interface Form {
  schema: object;
  /** What the whole is called, after “no key of”: `a work order`. */
  noun: string;
  /** Whether all keys are named to who wrote one that is none, however many there are. */
  namesKeys: boolean;
}
