// Made from schemas/ by `npm run generate`; edit the schema, not this file.
/* biome-ignore-all lint: generated */

export interface Manifests {
  preset: PresetManifest;
  role: RoleManifest;
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
   * Which roles an event hands over to.
   */
  on?: {
    [k: string]: string[];
  };
  /**
   * What must hold before an event counts.
   */
  gates?: {
    before: string;
    /**
     * The order's acceptance commands.
     */
    commands: 'acceptance';
  }[];
  limits?: {
    /**
     * How often the loop of one attempt may go round.
     */
    iterations?: number;
  };
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
   * The event taken as emitted when the role ends without a word.
   */
  on_exit?: string;
  /**
   * What the role's prompt holds besides its own text.
   */
  context?: 'order'[];
}
