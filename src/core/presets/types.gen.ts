// Made from schemas/ by `npm run generate`; edit the schema, not this file.
/* biome-ignore-all lint: generated */

export interface Manifests {
  preset: PresetManifest;
  role: RoleManifest;
  chain: ChainManifest;
}
/**
 * The frontmatter of a preset's preset.md: the topology of one way to carry out an order.
 */
export interface PresetManifest {
  /**
   * What this preset does, in one line.
   */
  title: string;
  /**
   * The roles that begin.
   *
   * @minItems 1
   */
  start: string[];
  /**
   * The event that proposes completion.
   */
  completes_on: string;
  /**
   * Events that must have been accepted before completion counts: a proposal that misses one goes back. What a role said that only reads holds until the files change, what one that writes said for the attempt.
   */
  requires?: string[];
  /**
   * Whether it prepares what another preset carries out: before the last step of a chain its completion is not held to the order's commands, which a later step has to make pass. Default: false.
   */
  prepares?: boolean;
  /**
   * Which roles an event hands over to. One that is not named here hands over to nobody.
   */
  on?: {
    [k: string]: string[];
  };
  /**
   * What must hold before an event counts.
   */
  gates?: PresetGate[];
  limits?: PresetLimits;
  /**
   * What completion has to meet besides its gates, by the cycle an attempt is in; a cycle ends where completion is proposed. The last phase is what completion needs; holding an earlier one begins the next cycle.
   *
   * @minItems 1
   */
  phases?: PresetPhase[];
}
export interface PresetGate {
  before: string;
  /**
   * The acceptance commands of the order that must pass on a clean checkout: all of them, or those with these ids.
   */
  commands: 'acceptance' | string[];
  /**
   * The roles that are told what failed; default: those that said the event.
   *
   * @minItems 1
   */
  otherwise?: string[];
}
/**
 * When an attempt ends whatever its roles say.
 */
export interface PresetLimits {
  /**
   * How often the loop of one attempt may go round; default 5 for a preset of one role, 25 for one of several.
   */
  iterations?: number;
  /**
   * Minutes of one attempt, its roles and gates together.
   */
  minutes?: number;
  /**
   * What the agents of one attempt may say they cost.
   */
  cost_usd?: number;
  /**
   * After how many iterations in a row that changed no file and said nothing new an attempt ends as stalled; default 2.
   */
  stall?: number;
  /**
   * After how many iterations in a row with the same failure, of an agent or of the same gates, an attempt ends; default 3.
   */
  failures?: number;
}
export interface PresetPhase {
  /**
   * What it is called.
   */
  name: string;
  /**
   * How many cycles it lasts; the last phase lasts as long as there are any.
   */
  cycles?: number;
  /**
   * Percent of what was measured that has to pass: of test cases where a command counts them, else of commands.
   */
  pass_rate?: number;
  /**
   * Percent of lines that have to be covered, where a command reports it.
   */
  coverage?: number;
  /**
   * How many acceptance commands have to pass at least.
   */
  passes?: number;
  /**
   * Documents there have to be.
   */
  documents?: string[];
  /**
   * The document in which roles keep what they know to be wrong, by `schemas/issues.schema.json`: it has to be there, and no issue in it that was ever critical may be open.
   */
  no_critical?: string;
}
/**
 * The frontmatter of a preset's roles/<role>.md.
 */
export interface RoleManifest {
  /**
   * The events this role may emit; any other is rejected.
   */
  emits: string[];
  /**
   * The event taken as emitted when the role ends without a word, save where it only reads and failed.
   */
  on_exit?: string;
  /**
   * The agent of config.yml that plays this role, whichever the attempt is of.
   */
  agent?: string;
  /**
   * Whether it may change no file; it sees what would be taken over of the attempt's files, and nothing that Git ignores but what setup makes. Default false.
   */
  read_only?: boolean;
  /**
   * Roles of the same iteration that have to end well first; roles that wait for nobody run side by side as far as they change no files.
   */
  depends_on?: string[];
  /**
   * What the role's prompt holds besides its own text; default: `order` and `events`.
   */
  context?: ('order' | 'events' | 'discoveries' | 'memory' | 'documents' | 'diff')[];
  /**
   * The documents this role keeps, each a file it leaves whole: a new version, the one before is archived.
   */
  documents?: string[];
}
/**
 * The frontmatter of a chain's chain.md: presets that are run one after another, each going on from the winner of the one before.
 */
export interface ChainManifest {
  /**
   * What this chain does, in one line.
   */
  title: string;
  /**
   * The presets, in order; each step is a run of its own.
   *
   * @minItems 1
   * @maxItems 32
   */
  chain: string[];
  limits?: ChainLimits;
}
/**
 * When a chain ends before its last step.
 */
export interface ChainLimits {
  /**
   * How many steps may run; default 10.
   */
  steps?: number;
  /**
   * How deep chains may stand in chains; default 3.
   */
  depth?: number;
  /**
   * Minutes of all steps together, by the clock while they are at work; a step has what those before it left of them.
   */
  minutes?: number;
  /**
   * How often a step without a candidate may be run again, in all; default 0.
   */
  failures?: number;
}
