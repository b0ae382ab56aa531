/** What a repository says of its own checks: the commands that prove it, and the files that guard it. */
import { parseJsonObject } from './json-object.js';

export interface ProposedCommand {
  id: string;
  run: string;
  /** The file that has it. */
  from: string;
}

/** Files that are looked into, from the root of the repository. */
export const commandFiles = [
  'package.json',
  'Makefile',
  'GNUmakefile',
  'makefile',
  'Cargo.toml',
  'go.mod',
  'pyproject.toml',
];

const purposes = ['test', 'build', 'lint', 'typecheck'] as const;

/** The commands by which the project is tested, built and linted, one for each purpose, tests first. */
export function commandsOf(files: ReadonlyMap<string, string>, tracked: readonly string[]): ProposedCommand[] {
  const has = new Set(tracked);
  const found = [
    ...ofPackage(files.get('package.json'), has),
    ...ofCargo(files.get('Cargo.toml')),
    ...ofGo(files.get('go.mod')),
    ...ofPython(files.get('pyproject.toml'), tracked),
    ...['GNUmakefile', 'makefile', 'Makefile'].flatMap((name) => ofMake(name, files.get(name))),
  ];
  const byId = new Map<string, ProposedCommand>();
  for (const command of found) if (!byId.has(command.id)) byId.set(command.id, command);
  return purposes.map((id) => byId.get(id)).filter((command) => command !== undefined);
}

type Manager = 'pnpm' | 'yarn' | 'bun' | 'npm';

const lockfiles: readonly (readonly [string, Manager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

const managerOf = (has: ReadonlySet<string>): Manager | undefined => lockfiles.find(([name]) => has.has(name))?.[1];

/** How dependencies are installed as they are locked, and the host that they come from where nobody says otherwise. */
export interface ProposedSetup {
  run: string;
  host: string;
}

/** What a clean checkout needs before anything of it can run: undefined where no lockfile at the root says so. */
export function setupOf(tracked: readonly string[]): ProposedSetup | undefined {
  const has = new Set(tracked);
  const manager = managerOf(has);
  if (manager === undefined || !has.has('package.json')) return undefined;
  const run = {
    npm: 'npm ci',
    pnpm: 'pnpm install --frozen-lockfile',
    // From its second version on it has settings of this name, and another word for it.
    yarn: has.has('.yarnrc.yml') ? 'yarn install --immutable' : 'yarn install --frozen-lockfile',
    bun: 'bun install --frozen-lockfile',
  }[manager];
  return { run, host: manager === 'yarn' ? 'registry.yarnpkg.com:443' : 'registry.npmjs.org:443' };
}

/** What npm writes where there are no tests. */
const noTest = /no test specified/;

function ofPackage(text: string | undefined, has: ReadonlySet<string>): ProposedCommand[] {
  const scripts = parseJsonObject(text ?? '')?.scripts;
  if (typeof scripts !== 'object' || scripts === null) return [];
  const manager = managerOf(has) ?? 'npm';
  return purposes.flatMap((id) => {
    const script = Object.hasOwn(scripts, id) ? (scripts as Record<string, unknown>)[id] : undefined;
    if (typeof script !== 'string' || noTest.test(script)) return [];
    const run = id === 'test' && manager !== 'bun' ? `${manager} test` : `${manager} run ${id}`;
    return [{ id, run, from: 'package.json' }];
  });
}

function ofMake(name: string, text: string | undefined): ProposedCommand[] {
  const targets = new Set(text?.match(/^[A-Za-z][\w-]*(?=\s*:(?!=))/gm) ?? []);
  return purposes.filter((id) => targets.has(id)).map((id) => ({ id, run: `make ${id}`, from: name }));
}

const ofCargo = (text: string | undefined): ProposedCommand[] =>
  text === undefined || !/^\[(?:package|workspace)\]/m.test(text)
    ? []
    : [
        { id: 'test', run: 'cargo test', from: 'Cargo.toml' },
        { id: 'build', run: 'cargo build', from: 'Cargo.toml' },
      ];

const ofGo = (text: string | undefined): ProposedCommand[] =>
  text === undefined
    ? []
    : [
        { id: 'test', run: 'go test ./...', from: 'go.mod' },
        { id: 'build', run: 'go build ./...', from: 'go.mod' },
        { id: 'lint', run: 'go vet ./...', from: 'go.mod' },
      ];

function ofPython(text: string | undefined, tracked: readonly string[]): ProposedCommand[] {
  if (text === undefined) return [];
  const from = 'pyproject.toml';
  const hasTests = /\bpytest\b/.test(text) || tracked.some((path) => /(?:^|\/)test_[^/]+\.py$/.test(path));
  return [
    ...(hasTests ? [{ id: 'test', run: 'python -m pytest', from }] : []),
    ...(/^\[tool\.ruff/m.test(text) ? [{ id: 'lint', run: 'ruff check', from }] : []),
    ...(/^\[tool\.mypy/m.test(text) ? [{ id: 'typecheck', run: 'mypy .', from }] : []),
  ];
}

/** What CI does and what pins dependencies: whoever may change it can bend every proof. */
const guards: readonly (readonly [glob: string, pattern: RegExp])[] = [
  ['.github/**', /^\.github\//],
  ['.gitlab-ci.yml', /^\.gitlab-ci\.yml$/],
  ['.circleci/**', /^\.circleci\//],
  ['.buildkite/**', /^\.buildkite\//],
  ['.forgejo/**', /^\.forgejo\//],
  ['.woodpecker/**', /^\.woodpecker\//],
  ['Jenkinsfile', /^Jenkinsfile$/],
  ['azure-pipelines.yml', /^azure-pipelines\.yml$/],
  ...[
    'package-lock.json',
    'npm-shrinkwrap.json',
    'pnpm-lock.yaml',
    'yarn.lock',
    'bun.lock',
    'bun.lockb',
    'Cargo.lock',
    'go.sum',
    'poetry.lock',
    'uv.lock',
    'Pipfile.lock',
    'Gemfile.lock',
    'composer.lock',
  ].map((name) => [`**/${name}`, new RegExp(`(?:^|/)${name.replaceAll('.', '\\.')}$`)] as const),
];

/** Globs for `protected_scope`: of what guards repositories, what this one has. */
export const guardsIn = (tracked: readonly string[]): string[] =>
  guards.filter(([, pattern]) => tracked.some((path) => pattern.test(path))).map(([glob]) => glob);

export interface HookManager {
  name: 'husky' | 'lefthook' | 'pre-commit' | 'core.hooksPath' | '.git/hooks';
  /** What shows it. */
  where: string;
}

/** Who runs Git's hooks here already. `own` are hooks in the Git directory, `path` is `core.hooksPath`. */
export function hookManagers(
  tracked: readonly string[],
  packageJson: string | undefined,
  { own, path }: { own: readonly string[]; path: string | undefined },
): HookManager[] {
  const first = (pattern: RegExp) => tracked.find((name) => pattern.test(name));
  const scripts = JSON.stringify(parseJsonObject(packageJson ?? '')?.scripts ?? {});
  const husky = first(/^\.husky\/(?!_\/)/) ?? (/\bhusky\b/.test(scripts) ? 'package.json' : undefined);
  const lefthook = first(/^(?:\.config\/|\.)?lefthook\.(?:ya?ml|toml|jsonc?)$/);
  const preCommit = first(/^\.pre-commit-config\.ya?ml$/);
  return [
    ...(husky === undefined ? [] : [{ name: 'husky' as const, where: husky }]),
    ...(lefthook === undefined ? [] : [{ name: 'lefthook' as const, where: lefthook }]),
    ...(preCommit === undefined ? [] : [{ name: 'pre-commit' as const, where: preCommit }]),
    ...(path === undefined ? [] : [{ name: 'core.hooksPath' as const, where: path }]),
    ...(own.length === 0 ? [] : [{ name: '.git/hooks' as const, where: own.join(', ') }]),
  ];
}
