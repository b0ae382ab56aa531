import { describe, expect, it } from 'vitest';
import { lanesOfCodeowners, lanesOfFolders } from '../../../src/core/import/codeowners.js';
import { commandsOf, guardsIn, hookManagers, setupOf } from '../../../src/core/import/existing.js';

const isFolder = (path: string) => ['docs', 'src/api', 'apps'].includes(path);

describe('owners', () => {
  it('are lanes with the paths they are named for, at the root or at any depth', () => {
    const text = `# Owners
* @org/core
/docs/ docs@x.test @org/writers
src/api @Alice  # the interface
*.tf ops@x.test
*.tf ops@x.test
apps @alice
!src/x @nobody
/empty
[Section]
^[Optional] @nobody
`;
    const { lanes, passedOver } = lanesOfCodeowners(text, isFolder);
    expect(lanes).toEqual([
      { lane: 'core', scope: ['**'], actors: [] },
      { lane: 'docs', scope: ['docs/**'], actors: ['docs@x.test'] },
      { lane: 'writers', scope: ['docs/**'], actors: [] },
      { lane: 'Alice', scope: ['src/api/**', '**/apps/**'], actors: [] },
      { lane: 'ops', scope: ['**/*.tf'], actors: ['ops@x.test'] },
    ]);
    expect(passedOver.map(({ line, said, why }) => `${line}: ${said}: ${why}`)).toEqual([
      '8: !src/x @nobody: No glob of ours says the same',
      '9: /empty: It names no owner, and lanes take nothing away from each other',
      '10: [Section]: It is the heading of a section',
      '11: ^[Optional] @nobody: It is the heading of a section',
    ]);
    const outside = lanesOfCodeowners('/../x @a\n/x/../../y @a\n/docs/ @---\n', isFolder);
    expect(outside).toMatchObject({ lanes: [], passedOver: [{ line: 1 }, { line: 2 }, { line: 3 }] });
    // What no glob of ours can say is nobody's; a blank that is escaped is part of the path.
    const escaped = '\\#odd @a\nx\\y @a\ndocs\\ old/ @a word\n';
    expect(lanesOfCodeowners(escaped, isFolder).lanes).toEqual([{ lane: 'a', scope: ['**/docs old/**'], actors: [] }]);
    const many = lanesOfCodeowners(Array.from({ length: 99 }, (_, n) => `* @o${n}`).join('\n'), isFolder);
    expect(many.lanes).toHaveLength(24);
    expect(many.passedOver).toHaveLength(75);
    expect(many.passedOver[0]).toMatchObject({ line: 25, why: '@o24 would be lane 25' });
  });

  it('are the folders at the top where there is no such file, and one lane where those mean nothing', () => {
    const all = { lane: 'main', scope: ['**'], actors: [] };
    expect(lanesOfFolders(['README.md', 'api/a.go', 'web/x/b.ts', '.github/ci.yml', 'vendor/v.go', 'Ünï/a'])).toEqual([
      all,
      { lane: 'api', scope: ['api/**'], actors: [] },
      { lane: 'web', scope: ['web/**'], actors: [] },
    ]);
    expect(lanesOfFolders(['src/a.ts'])).toEqual([all]);
    expect(lanesOfFolders(Array.from({ length: 30 }, (_, n) => `f${n}/a`))).toEqual([all]);
  });
});

describe('commands', () => {
  const runs = (files: Record<string, string>, tracked: string[] = []) =>
    commandsOf(new Map(Object.entries(files)), tracked).map(({ id, run }) => `${id}: ${run}`);
  const scripts = (own: object) => JSON.stringify({ scripts: own });

  it('are the scripts of a package, run by who keeps its lockfile', () => {
    const own = scripts({ lint: 'eslint .', test: 'node --test', build: 'tsc', deploy: 'x' });
    expect(runs({ 'package.json': own })).toEqual(['test: npm test', 'build: npm run build', 'lint: npm run lint']);
    expect(runs({ 'package.json': own }, ['pnpm-lock.yaml'])[0]).toBe('test: pnpm test');
    expect(runs({ 'package.json': own }, ['bun.lock'])[0]).toBe('test: bun run test');
    expect(runs({ 'package.json': scripts({ test: 'echo "Error: no test specified" && exit 1' }) })).toEqual([]);
    for (const broken of ['{', '[]', 'null', '{"scripts":[]}', '{"scripts":{"test":1}}'])
      expect(runs({ 'package.json': broken }), broken).toEqual([]);
  });

  it('come from other tools where they are at home, one for each purpose', () => {
    expect(runs({ Makefile: 'CC := gcc\nbuild:=1\ntest: all\n\t./t\n.PHONY: lint\n' })).toEqual(['test: make test']);
    expect(runs({ 'Cargo.toml': '[package]\nname = "x"\n', Makefile: 'test:\nlint:\n' })).toEqual([
      'test: cargo test',
      'build: cargo build',
      'lint: make lint',
    ]);
    expect(runs({ 'go.mod': 'module x\n' })[0]).toBe('test: go test ./...');
    expect(runs({ 'pyproject.toml': '[tool.ruff]\n' }, ['test/test_a.py'])).toEqual([
      'test: python -m pytest',
      'lint: ruff check',
    ]);
  });
});

it('installs dependencies as the lockfile of their manager has them, where there is one', () => {
  const runs = (...tracked: string[]) => setupOf(['package.json', ...tracked])?.run;
  expect(runs('package-lock.json')).toBe('npm ci');
  expect(runs('npm-shrinkwrap.json')).toBe('npm ci');
  expect(runs('pnpm-lock.yaml', 'package-lock.json')).toBe('pnpm install --frozen-lockfile');
  expect(runs('yarn.lock')).toBe('yarn install --frozen-lockfile');
  expect(runs('yarn.lock', '.yarnrc.yml')).toBe('yarn install --immutable');
  expect(runs('bun.lockb')).toBe('bun install --frozen-lockfile');
  expect(runs('web/package-lock.json')).toBeUndefined();
  expect(setupOf(['package-lock.json'])).toBeUndefined();
  expect(setupOf(['package.json', 'yarn.lock'])?.host).toBe('registry.yarnpkg.com:443');
});

it('names what guards the repository, and only that', () => {
  const tracked = ['.github/workflows/ci.yml', 'web/package-lock.json', 'Cargo.lock', 'docs/Jenkinsfile', 'a.go.sum'];
  expect(guardsIn(tracked)).toEqual(['.github/**', '**/package-lock.json', '**/Cargo.lock']);
});

it('names who runs the hooks', () => {
  const nobody = { own: [], path: undefined };
  expect(hookManagers(['src/husky.ts'], '{"scripts":{"test":"x"}}', nobody)).toEqual([]);
  expect(hookManagers(['.husky/pre-commit', 'lefthook.yml', '.pre-commit-config.yaml'], undefined, nobody)).toEqual([
    { name: 'husky', where: '.husky/pre-commit' },
    { name: 'lefthook', where: 'lefthook.yml' },
    { name: 'pre-commit', where: '.pre-commit-config.yaml' },
  ]);
  expect(hookManagers([], '{"scripts":{"prepare":"husky"}}', { own: ['pre-push'], path: '.githooks' })).toEqual([
    { name: 'husky', where: 'package.json' },
    { name: 'core.hooksPath', where: '.githooks' },
    { name: '.git/hooks', where: 'pre-push' },
  ]);
});
