/** The one room that opens sandboxes. */

export type {
  Engine,
  EngineName,
  Image,
  Limits,
  NetworkDecision,
  Probe,
  Sandbox,
  SandboxCommand,
  SandboxPlan,
  SandboxResult,
} from './engine.js';
export { shell } from './engine.js';
export { chooseEngine, type EngineNeeds, engines } from './engines.js';
export { parseAllowList } from './network/addresses.js';
