import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import type { CheckResult } from '../../../src/core/render/findings/findings.js';
import {
  config,
  configPath,
  order,
  orderPath,
  report,
  reportPath,
  withCloseout,
  withOrder,
  withReport,
} from '../../../src/core/rules/examples.js';
import { createJournal, journalPath } from '../../../src/edges/journal/index.js';
import { started } from '../../core/journal/a-run.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { writeExample } from './example-files.js';

const told = ({ findings }: CheckResult) => findings.map(({ path, rule, severity }) => `${path} ${severity} ${rule}`);

/** A repository without a commit, with these files in the work tree. */
async function repository(files: Record<string, string>, ...init: string[]): Promise<string> {
  const root = await temporary('autoloop check ü');
  await git(root, 'init', '-q', '-b', 'main', ...init);
  await writeExample(root, files);
  return root;
}

const source = { 'src/login/session.ts': 'export {};\n' };

async function commitAll(root: string): Promise<string> {
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '-m', 'All');
  return (await git(root, 'rev-parse', 'HEAD')).trim();
}

describe('where it works', () => {
  it('before the first commit', async () => {
    const root = await repository({ ...withOrder(), ...source });
    await git(root, 'add', 'src');
    expect(await checkDocuments(root)).toEqual({
      findings: [],
      counts: { error: 0, hold: 0, warning: 0, info: 0 },
      documents: 2,
      notes: [],
    });
  });

  it('with nothing tracked, where a scope may still match nothing', async () => {
    expect(told(await checkDocuments(await repository(withOrder())))).toEqual([
      `${orderPath} warning scope-matches-nothing`,
    ]);
  });

  it('in the SHA-256 format, from a subdirectory, with a detached HEAD', async () => {
    const root = await repository({ ...withOrder(), ...source }, '--object-format=sha256');
    await git(root, 'checkout', '-q', '--detach', await commitAll(root));
    expect(told(await checkDocuments(join(root, 'src/login')))).toEqual([]);
  });

  it('in a linked worktree, of which it reads the files', async () => {
    const root = await repository({ ...withOrder(), ...source });
    await commitAll(root);
    const linked = join(await temporary(), 'linked');
    await git(root, 'worktree', 'add', '-q', '-b', 'side', linked);
    await writeExample(linked, { [orderPath]: order({ owner: 'webb' }) });
    expect(told(await checkDocuments(linked))).toEqual([`${orderPath} error broken-reference`]);
    expect(told(await checkDocuments(root))).toEqual([]);
  });

  it('outside a repository, saying so', async () => {
    const root = await temporary();
    await writeExample(root, withOrder({ [orderPath]: order({ allowed_scope: '[nowhere/**]' }) }));
    await mkdir(join(root, 'deep/er'), { recursive: true });
    const result = await checkDocuments(join(root, 'deep/er'));
    expect(told(result)).toEqual([]);
    expect(result.notes).toEqual([expect.stringContaining('not inside a Git repository')]);
  });

  it('with a submodule that is not checked out', async () => {
    const inner = await repository({ 'a.txt': 'a\n' });
    const root = await repository({
      ...withOrder(),
      ...source,
      '.gitmodules': `[submodule "inner"]\n\tpath = inner\n\turl = ${inner}\n`,
    });
    const commit = await commitAll(inner);
    await git(root, 'add', '-A');
    await git(root, 'update-index', '--add', '--cacheinfo', `160000,${commit},inner`);
    expect(told(await checkDocuments(root))).toEqual([]);
  });

  it('leaves the index and the work tree as they are', async () => {
    const root = await repository({ ...withOrder(), ...source });
    await commitAll(root);
    await writeFile(join(root, 'src/login/session.ts'), 'changed\n');
    const before = await git(root, 'status', '--porcelain');
    await checkDocuments(root);
    expect(await git(root, 'status', '--porcelain')).toBe(before);
  });
});

describe('where it does not', () => {
  it('refuses where nothing is set up', async () => {
    await expect(checkDocuments(await repository({ 'a.txt': 'a\n' }))).rejects.toMatchObject({
      code: 'no-documents',
      kind: 'usage',
    });
    await expect(checkDocuments(await temporary())).rejects.toMatchObject({ code: 'not-a-repository' });
  });

  it('refuses a path that holds no document, with the nearest that does', async () => {
    const root = await repository(withOrder());
    await expect(checkDocuments(root, { paths: ['.autoloop/work-orders/logn.md'] })).rejects.toMatchObject({
      code: 'unknown-path',
      kind: 'usage',
      hint: `Did you mean \`${orderPath}\`?`,
    });
    await expect(checkDocuments(root, { paths: ['..'] })).rejects.toMatchObject({ code: 'unknown-path' });
  });
});

describe('a range', () => {
  it('has two ends: one commit is none', async () => {
    const root = await repository({ ...source, ...withOrder() });
    await commitAll(root);
    for (const [range, hint] of [
      ['HEAD', 'Did you mean `HEAD~1..HEAD`?'],
      ['main', 'Did you mean `main..HEAD`?'],
      ['a b', 'Write it as Git does: `main..HEAD`.'],
      ['main..HEAD..main', 'Write it as Git does: `main..HEAD`.'],
    ] as const)
      await expect(checkDocuments(root, { range }), range).rejects.toMatchObject({ code: 'bad-range', hint });
  });

  it('without commits says that nothing was checked', async () => {
    const root = await repository({ ...source, ...withOrder({ [orderPath]: order({ owner: 'webb' }) }) });
    await commitAll(root);
    await git(root, 'commit', '-q', '--allow-empty', '-m', 'Nothing');
    for (const range of ['HEAD..', '..HEAD', 'HEAD..HEAD~1'])
      expect(await checkDocuments(root, { range }), range).toMatchObject({
        findings: [],
        notes: [`No commits in \`${range}\`: nothing was checked`],
      });
    expect((await checkDocuments(root, { range: 'HEAD~1..HEAD' })).notes).toEqual([]);
  });
});

describe('paths', () => {
  it('may be written from the folder that is asked about, or from the root as findings are', async () => {
    const root = await repository(withOrder({ [orderPath]: order({ owner: 'webb' }) }));
    const found = async (directory: string, path: string) =>
      (await checkDocuments(join(root, directory), { paths: [path] })).findings.map(({ path }) => path);
    await mkdir(join(root, 'src/deep'), { recursive: true });
    for (const [directory, path] of [
      ['.autoloop', 'work-orders/login.md'],
      ['.autoloop', orderPath],
      ['.autoloop/work-orders', '../work-orders'],
      ['src/deep', orderPath],
    ] as const)
      expect(new Set(await found(directory, path)), path).toEqual(new Set([orderPath]));
    for (const path of ['work-orders/login.md', '.', './.autoloop'])
      await expect(found('src/deep', path)).rejects.toMatchObject({ code: 'unknown-path' });
  });

  it('choose what is told, not what is known', async () => {
    const other = '.autoloop/work-orders/logout.md';
    const root = await repository({
      ...source,
      ...withOrder({ [orderPath]: order({ owner: 'webb', depends_on: '[logout]' }), [other]: order({ owner: 'ops' }) }),
    });
    await git(root, 'add', 'src');
    expect(told(await checkDocuments(root, { paths: [other] }))).toEqual([`${other} error broken-reference`]);
    expect((await checkDocuments(root, { paths: [other] })).documents).toBe(1);
    expect(told(await checkDocuments(join(root, '.autoloop'), { paths: ['work-orders'] }))).toHaveLength(2);
    expect(told(await checkDocuments(root, { paths: [join(root, orderPath)] }))).toEqual([
      `${orderPath} error broken-reference`,
    ]);
    expect(told(await checkDocuments(root, { paths: ['.'] }))).toHaveLength(2);
    const alias = join(await temporary(), 'alias');
    await symlink(root, alias);
    expect(told(await checkDocuments(alias, { paths: [orderPath] }))).toEqual([`${orderPath} error broken-reference`]);
  });
});

describe('what Git knows', () => {
  it('names commits that are not there, and knows those that are', async () => {
    const root = await repository({ ...withOrder(), ...source });
    const commit = await commitAll(root);
    const there = { base_commit: `"${commit}"`, verified_head: `"${commit}"` };
    await writeExample(root, withReport({ [reportPath]: report(there) }));
    expect(told(await checkDocuments(root))).toEqual([]);
    await writeExample(root, withReport({ [reportPath]: report({ ...there, verified_head: `"${'0'.repeat(40)}"` }) }));
    expect(told(await checkDocuments(root))).toEqual([`${reportPath} error unknown-commit`]);
  });

  it('sees who wrote the commit under review', async () => {
    const root = await repository({ ...withOrder(), ...source });
    const commit = `"${await commitAll(root)}"`;
    const text = withCloseout();
    const files = Object.entries(text).map(([path, said]) => [
      path,
      said.replaceAll(/"[12]{40}"/g, commit).replaceAll('grace@example.com', 'maintainer@test.invalid'),
    ]);
    await writeExample(root, Object.fromEntries(files));
    expect(told(await checkDocuments(root))).toEqual([
      '.autoloop/closeouts/login.md error self-review',
      '.autoloop/reviews/login/1.md error self-review',
    ]);
  });

  it('reads the journals of open orders, and tells of one that cannot be read', async () => {
    const root = await repository({ ...withOrder(), ...source });
    await git(root, 'add', 'src');
    const common = join(root, '.git');
    const run_id = '20261120T100000Z-login-abc123';
    const journal = await createJournal(common, run_id);
    await journal.append('run.started', { ...started, run_id, order: 'login' });
    expect(told(await checkDocuments(root))).toEqual([`${orderPath} error contract-changed`]);
    await journal.close();
    expect(told(await checkDocuments(root))).toEqual([
      `${orderPath} error contract-changed`,
      `${orderPath} warning run-orphaned`,
    ]);
    const path = journalPath(common, run_id);
    await writeFile(path, (await readFile(path, 'utf8')).replace('solo', 'polo'));
    expect(told(await checkDocuments(root))).toEqual([`${orderPath} warning run-unreadable`]);
  });

  it('counts the signatures of attestations where they are required', async () => {
    const required = { [configPath]: config({ evidence: '{sign: ssh, require_signed: true}' }) };
    const root = await repository({ ...withCloseout(required), ...source });
    const isMissing = async () =>
      told(await checkDocuments(root)).filter((line) => line.includes('signature-missing')).length;
    expect(await isMissing()).toBe(1);
    await writeFile(join(root, '.autoloop/closeouts/login.intoto.jsonl'), '{"signatures":[{}]}\n');
    expect(await isMissing()).toBe(1);
  });
});

describe('bad files', () => {
  it('become findings, never a stack', async () => {
    const root = await repository({ ...withOrder(), ...source });
    await git(root, 'add', 'src');
    const bad: Record<string, string | Uint8Array> = {
      'binary.md': new Uint8Array([0, 1, 2, 255]),
      'large.md': 'x'.repeat(10 * 1024 * 1024),
      'javascript.md': '---js\nthrow new Error("ran")\n---\n',
      'bomb.md': `---\na: &a [x]\n${Array.from({ length: 20 }, (_, index) => `b${index}: &b${index} [*${index === 0 ? 'a' : `b${index - 1}`}, *${index === 0 ? 'a' : `b${index - 1}`}]`).join('\n')}\n---\n`,
      'empty.md': '',
      'crlf.md': order().replaceAll('\n', '\r\n'),
      'twice.md': order({ ' title': 'Two' }).replace(' title', 'title'),
    };
    for (const [name, content] of Object.entries(bad))
      await writeFile(join(root, '.autoloop/work-orders', name), content);
    const { findings } = await checkDocuments(root);
    expect([...new Set(findings.map(({ path }) => path.slice('.autoloop/work-orders/'.length)))]).toEqual(
      Object.keys(bad)
        .filter((name) => name !== 'crlf.md')
        .sort(),
    );
    for (const { line, column, severity, message } of findings) {
      expect(severity).toBe('error');
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(message).not.toContain('\n');
    }
  });
});
