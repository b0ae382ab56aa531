// Made from schemas/ by `npm run generate`; edit the schema, not this file.
/* biome-ignore-all lint: generated */

export interface Preparations {
  prep: PrepPackage;
}
/**
 * A prep package: what was found out and settled about a task before its cycles begin. JSON or YAML.
 */
export interface PrepPackage {
  /**
   * Whether it may be used: `draft` while somebody is at it.
   */
  status: 'draft' | 'ready';
  /**
   * The repository it was made for, by the ids of its first commits: the same in every clone.
   *
   * @minItems 1
   */
  repository: string[];
  /**
   * The work order it was made for; absent: any of the repository.
   */
  order?: string;
  /**
   * When it was made, as in `2026-11-20T10:00:00Z`.
   */
  created_at: string;
  /**
   * How ready the task is, from 0 to 10; 6 is the least that is used.
   */
  score: number;
  /**
   * The task as it was refined, for the roles that begin.
   */
  task: string;
  /**
   * What roles should look at, by the name of the phase, then by role.
   */
  focus?: {
    [k: string]: {
      [k: string]: string;
    };
  };
  /**
   * Whether cycles follow each other unasked, as with `--auto`.
   */
  auto?: boolean;
}
