/**
 * The one error for failures we expect. A fault of a document is a finding, never an error;
 * a bug is any other exception and crashes with its stack.
 */

/** Why an expected failure ended the command; the CLI maps each to one exit code. */
export type FailureKind =
  /** The command line is wrong. */
  | 'usage'
  /** `config.yml`, a preset or an order cannot be acted on as written. */
  | 'configuration'
  /** The protocol forbids it: a refused decision, a missing proof. */
  | 'refused'
  /** Git, the sandbox, an agent or the file system let us down. */
  | 'environment'
  /** A person or a signal stopped it. */
  | 'interrupted';

export class AutoloopError extends Error {
  override readonly name = 'AutoloopError';
  /** Stable, kebab-case, greppable: `not-a-repository`, `sandbox-missing`. */
  readonly code: string;
  readonly kind: FailureKind;
  /** One sentence that says what to do next. */
  readonly hint: string | undefined;

  constructor(kind: FailureKind, code: string, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.code = code;
    this.hint = options.hint;
  }
}
