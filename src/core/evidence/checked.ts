/** What one step of a verification found out. */

/** Where the fault is: a file, and in it a line (of a journal also the event, whose number is that of its line). */
export interface BadPlace {
  /** From the repository root, with `/`. */
  path: string;
  line?: number;
  seq?: number;
}

/** `ok: null`: it cannot be told from here, and `detail` says why. */
export type Checked<Value = undefined> =
  | { ok: true | null; detail: string; value: Value }
  | { ok: false; detail: string; bad: BadPlace };

export const held = <Value>(detail: string, value: Value): Checked<Value> => ({ ok: true, detail, value });

export const cannotTell = <Value>(detail: string, value: Value): Checked<Value> => ({ ok: null, detail, value });

export const failed = (bad: BadPlace | string, detail: string): Checked<never> => ({
  ok: false,
  detail,
  bad: typeof bad === 'string' ? { path: bad } : bad,
});
