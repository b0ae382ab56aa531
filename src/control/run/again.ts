import { wasKilled } from '../../edges/git/index.js';

/**
 * Does a step, and does it once more when something from outside, for want of memory perhaps, killed Git in the midst of
 * it. For steps that do only what is missing: a resumed run would do the same, and an agent's work is not lost over it.
 */
export async function againIfKilled<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!wasKilled(error)) throw error;
    return step();
  }
}
