/** A word of the shell that stands for exactly this text. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
