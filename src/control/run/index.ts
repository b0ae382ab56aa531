/** The use cases of a run, as its shells call them. */
export { isRunOf, startDetached } from './detach.js';
export { type Guided, guide } from './guide.js';
export type { RunOptions, RunPlan } from './plan.js';
export { startRun } from './run.js';
export { pauseRun, stopRun } from './steer.js';
