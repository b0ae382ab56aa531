/** The use cases of a run, as its shells call them. */
export { isRunOf, startDetached } from './detach.js';
export { planRun, type RunOptions, type RunPlan } from './plan.js';
export { resumeRun, stopRun } from './resume.js';
export { startRun } from './run.js';
