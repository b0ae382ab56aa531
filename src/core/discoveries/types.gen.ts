// Made from schemas/ by `npm run generate`; edit the schema, not this file.
/* biome-ignore-all lint: generated */

export interface DiscoveryData {
  architecture: Architecture;
  blocker: Blocker;
  code_convention: CodeConvention;
  code_pattern: CodePattern;
  existing_feature: ExistingFeature;
  integration_point: IntegrationPoint;
  project_config: ProjectConfig;
  similar_impl: SimilarImpl;
  tech_stack: TechStack;
  test_baseline: TestBaseline;
  test_command: TestCommand;
  test_pattern: TestPattern;
  utility: Utility;
}
/**
 * How the project is laid out. There is one.
 */
export interface Architecture {
  /**
   * The idea it follows.
   */
  pattern: string;
  /**
   * Its parts, from the top.
   *
   * @maxItems 50
   */
  layers: string[];
  /**
   * Where it begins.
   */
  entry: string;
}
/**
 * What stands in the way; told apart by `issue`.
 */
export interface Blocker {
  /**
   * What it is.
   */
  issue: string;
  /**
   * How grave it is.
   */
  severity: 'critical' | 'high' | 'medium' | 'low';
  /**
   * What it keeps from being done.
   */
  impact: string;
}
/**
 * How code is written here. There is one.
 */
export interface CodeConvention {
  /**
   * How things are named.
   */
  naming: string;
  /**
   * How imports are written.
   */
  imports: string;
  /**
   * How code is formatted.
   */
  formatting: string;
}
/**
 * A way in which this project does something; told apart by `name`.
 */
export interface CodePattern {
  /**
   * What it is called.
   */
  name: string;
  /**
   * How it is done.
   */
  description: string;
  /**
   * A file that does so.
   */
  example_file: string;
}
/**
 * Something that the project can do already; told apart by `name`.
 */
export interface ExistingFeature {
  /**
   * What it is called.
   */
  name: string;
  /**
   * Where it is.
   *
   * @maxItems 50
   */
  files: string[];
  /**
   * What it does.
   */
  summary: string;
}
/**
 * A file that something new has to be tied to; told apart by `file`.
 */
export interface IntegrationPoint {
  /**
   * The file, from the repository root.
   */
  file: string;
  /**
   * What is tied there, and how.
   */
  description: string;
  /**
   * What of it others use.
   *
   * @maxItems 50
   */
  exports: string[];
}
/**
 * A file that configures the project; told apart by `path`.
 */
export interface ProjectConfig {
  /**
   * The file, from the repository root.
   */
  path: string;
  /**
   * The dependencies that matter.
   *
   * @maxItems 50
   */
  key_deps: string[];
  /**
   * Its commands by their names.
   */
  scripts: {
    [k: string]: string;
  };
}
/**
 * Something that was done before and resembles what is to be done; told apart by `feature`.
 */
export interface SimilarImpl {
  /**
   * What was done.
   */
  feature: string;
  /**
   * Where it is.
   *
   * @maxItems 50
   */
  files: string[];
  /**
   * What can be learnt from it.
   */
  relevance: string;
}
/**
 * What the project is made with. There is one.
 */
export interface TechStack {
  /**
   * Its language.
   */
  language: string;
  /**
   * Its framework, or `none`.
   */
  framework: string;
  /**
   * What runs its tests.
   */
  test: string;
  /**
   * What builds it.
   */
  build: string;
}
/**
 * What the tests said before anything was changed. There is one.
 */
export interface TestBaseline {
  /**
   * How many tests there are.
   */
  total: number;
  /**
   * How many of them pass.
   */
  passing: number;
  /**
   * Percent of lines covered; null where nobody measured it.
   */
  coverage_pct: number | null;
  /**
   * What runs them.
   */
  framework: string;
  /**
   * The file that configures it, or `none`.
   */
  config: string;
}
/**
 * How the tests are run. There is one.
 */
export interface TestCommand {
  /**
   * The command for unit tests.
   */
  unit: string;
  /**
   * The command for integration tests.
   */
  integration?: string;
  /**
   * The command that measures coverage.
   */
  coverage?: string;
}
/**
 * How tests are written here. There is one.
 */
export interface TestPattern {
  /**
   * How a test looks.
   */
  style: string;
  /**
   * How tests and their files are named.
   */
  naming: string;
  /**
   * What they start from.
   */
  fixtures: string;
}
/**
 * A function that can be used; told apart by `name`.
 */
export interface Utility {
  /**
   * What it is called.
   */
  name: string;
  /**
   * Where it is.
   */
  file: string;
  /**
   * How it is called.
   */
  usage: string;
}
