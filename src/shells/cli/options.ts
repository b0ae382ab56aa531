/** Readers of option values that several commands share. */

/** `a,b,c`, and repeated options added up. */
export function list(text: string, before: string[] = []): string[] {
  return [...before, ...text.split(',').map((name) => name.trim()).filter((name) => name !== '')];
}
