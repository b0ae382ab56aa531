/** What a generator makes: path from the repository root to text. */
export type GeneratedFiles = ReadonlyMap<string, string>;
