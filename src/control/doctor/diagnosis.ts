/** One thing that `doctor` looked at. */
import { AutoloopError } from '../../core/error.js';

export interface Diagnosis {
  /** What was looked at: `git`, `sandbox`, `engine podman`, `agent claude`. */
  subject: string;
  /** `missing` is what no run can do without; `absent` is not here, and nothing here needs it. */
  state: 'good' | 'warning' | 'missing' | 'absent';
  /** What was found. */
  found: string;
  /** What to do about it, or what it does not do here; null when there is nothing to add. */
  advice: string | null;
}

/** Nothing is to be done. */
export const good = (subject: string, found: string): Diagnosis => ({ subject, state: 'good', found, advice: null });

/** A run may go on without it, or go wrong for want of it. */
export const warning = (subject: string, found: string, advice: string): Diagnosis => ({
  subject,
  state: 'warning',
  found,
  advice,
});

/** What a failure says; `missing` unless something else will do. */
export const lacking = (subject: string, error: AutoloopError, state: Diagnosis['state'] = 'missing'): Diagnosis => ({
  subject,
  state,
  found: error.message,
  advice: error.hint ?? null,
});

/** What `look` answers, or the expected failure it ends in. */
export async function expected<T>(look: () => Promise<T>): Promise<T | AutoloopError> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof AutoloopError) return error;
    throw error;
  }
}
