// Made from schemas/ by `npm run generate`; edit the schema, not this file.
/* biome-ignore-all lint: generated */

export interface CycleInputs {
  prep: PrepPackage;
  issues: KnownIssues;
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
/**
 * What roles know to be wrong or missing: the document that a phase's `no_critical` names. It may hold more than is said here.
 */
export interface KnownIssues {
  /**
   * Every issue there is or was: one that is left out stays as it was.
   *
   * @maxItems 1000
   */
  issues: KnownIssue[];
}
export interface KnownIssue {
  /**
   * Its id, which stays.
   */
  id: string;
  /**
   * What is wrong, in one line.
   */
  title: string;
  /**
   * How grave it is. The gravest that was ever said counts.
   */
  severity: 'critical' | 'high' | 'medium' | 'low';
  /**
   * `open`; `mended`; or `mistaken`: it never was one.
   */
  status: 'open' | 'mended' | 'mistaken';
}
