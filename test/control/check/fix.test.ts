import { chmod, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import { fixDocuments, repairFile } from '../../../src/control/check/fix.js';
import { parseDocument } from '../../../src/core/documents/document.js';
import { boardPath } from '../../../src/core/documents/paths.js';
import {
  closeout,
  closeoutPath,
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
import { autoloop, git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { writeExample } from './example-files.js';

async function repository(files: Record<string, string>): Promise<string> {
  const root = await temporary('autoloop fix ü');
  await git(root, 'init', '-q', '-b', 'main');
  await writeExample(root, { ...files, 'src/login/session.ts': 'export {};\n' });
  await git(root, 'add', 'src');
  return root;
}

const read = (root: string, path = orderPath) => readFile(join(root, path), 'utf8');
const logout = '.autoloop/work-orders/logout.md';
const slipped = order().replace('state: ready', 'state: redy # soon').replace('owner:', 'onwer:');
const right = order().replace('state: ready', 'state: ready # soon');

describe('fixing', () => {
  it('repairs every document, says what, and has nothing left to do', async () => {
    const settings = config().replace('roles:', 'rols:');
    const root = await repository({ [configPath]: settings, [orderPath]: slipped });
    const { fixed, findings } = await fixDocuments(root);
    expect(fixed?.map(({ path, line, rule, message }) => [path, line, rule, message])).toEqual([
      [configPath, 3, 'schema', '`rols` is no key of config.yml'],
      [orderPath, 3, 'schema', '`onwer` is no key of a work order'],
      [orderPath, 5, 'schema', '`state` cannot be `redy`'],
    ]);
    expect(findings).toEqual([]);
    expect([await read(root), await read(root, configPath)]).toEqual([right, config()]);
    const { mtimeNs } = await stat(join(root, orderPath), { bigint: true });
    expect(await fixDocuments(root)).toEqual({ ...(await checkDocuments(root)), fixed: [] });
    expect((await stat(join(root, orderPath), { bigint: true })).mtimeNs).toBe(mtimeNs);
  });

  it('keeps the mode, a byte order mark, and lines that end as on Windows', async () => {
    const root = await repository(withOrder({ [orderPath]: `\ufeff${slipped.replaceAll('\n', '\r\n')}` }));
    await chmod(join(root, orderPath), 0o640);
    await fixDocuments(root);
    expect(await read(root)).toBe(`\ufeff${right.replaceAll('\n', '\r\n')}`);
    expect((await stat(join(root, orderPath))).mode & 0o777).toBe(0o640);
  });

  it('touches only the paths it is given', async () => {
    const root = await repository(withOrder({ [orderPath]: slipped, [logout]: slipped }));
    const { fixed } = await fixDocuments(join(root, '.autoloop'), { paths: ['work-orders/logout.md'] });
    expect(fixed).toHaveLength(2);
    expect([await read(root), await read(root, logout)]).toEqual([slipped, right]);
  });

  it('a name that is wrong in case alone, unless somebody answered the order already', async () => {
    const shouted = order({ owner: "'WEB'", depends_on: '[Logout]' });
    const files = { [orderPath]: shouted, [logout]: order({ title: 'Log out' }) };
    const root = await repository(withOrder(files));
    await fixDocuments(root);
    expect(await read(root)).toBe(order({ owner: "'web'", depends_on: '[logout]' }));
    const answered = await repository(withReport({ ...files, [reportPath]: report() }));
    expect((await fixDocuments(answered)).fixed).toEqual([]);
    expect(await read(answered)).toBe(shouted);
  });

  it('never changes what a closeout rests on', async () => {
    const slip = (text: string) => text.replace('local-readiness', 'local-readines');
    const files = { [reportPath]: slip(report()), [closeoutPath]: slip(closeout()), [logout]: slipped };
    const root = await repository(withCloseout(files));
    const before = [await read(root, reportPath), await read(root, closeoutPath)];
    const { fixed, findings } = await fixDocuments(root);
    expect(new Set(fixed?.map(({ path }) => path))).toEqual(new Set([logout]));
    expect(findings.filter(({ rule }) => rule === 'schema').map(({ path }) => path)).toEqual([
      closeoutPath,
      reportPath,
    ]);
    expect([await read(root, reportPath), await read(root, closeoutPath)]).toEqual(before);
    // Until it is closed, it can be repaired.
    await rm(join(root, closeoutPath));
    expect((await fixDocuments(root)).fixed?.map(({ path }) => path)).toEqual([reportPath]);
  });

  it('writes the board anew where it is ours, after what it is made of', async () => {
    const board = '<!-- Made by `autoloop board` yesterday. -->\n\n# Board\n';
    const root = await repository(withOrder({ [orderPath]: slipped, [boardPath]: board }));
    expect([...((await checkDocuments(root)).texts ?? [])]).toEqual([
      [orderPath, slipped],
      [boardPath, board],
    ]);
    const { fixed, findings } = await fixDocuments(root);
    expect(fixed?.map(({ path }) => path)).toEqual([orderPath, orderPath, boardPath]);
    expect(findings).toEqual([]);
    expect(await read(root, boardPath)).toContain('Log in again after a timeout');
    await writeFile(join(root, boardPath), '# Our own\n');
    expect((await fixDocuments(root)).fixed).toEqual([]);
    expect(await read(root, boardPath)).toBe('# Our own\n');
  });

  it('never follows a link out of the folder', async () => {
    const root = await repository(withOrder());
    await rename(join(root, orderPath), join(root, 'elsewhere.md'));
    await writeFile(join(root, 'elsewhere.md'), slipped);
    await symlink(join(root, 'elsewhere.md'), join(root, orderPath));
    expect((await fixDocuments(root)).fixed).toEqual([]);
    expect(await readFile(join(root, 'elsewhere.md'), 'utf8')).toBe(slipped);
  });

  it('leaves a file alone that is no longer what was read', async () => {
    const root = await repository(withOrder({ [orderPath]: slipped }));
    const document = parseDocument(orderPath, Buffer.from(slipped));
    const edited = `${slipped}\nWritten meanwhile.\n`;
    for (const now of [edited, slipped.replace('redy', 'redx')]) {
      await writeFile(join(root, orderPath), now);
      expect(await repairFile(root, document, document.findings)).toEqual([]);
      expect(await read(root)).toBe(now);
    }
    await writeFile(join(root, orderPath), slipped);
    expect(await repairFile(root, document, document.findings)).toHaveLength(2);
    expect(await read(root)).toBe(right);
  });

  it('leaves what cannot be decoded as it is', async () => {
    const root = await repository(withOrder());
    const bytes = Buffer.concat([Buffer.from(slipped), Buffer.from([0xff, 0x0a])]);
    await writeFile(join(root, orderPath), bytes);
    expect((await fixDocuments(root)).fixed).toEqual([]);
    expect((await readFile(join(root, orderPath))).equals(bytes)).toBe(true);
  });
});

describe('on the command line', () => {
  it('tells what was fixed and what is left, and ends as the check that follows', async () => {
    const root = await repository(withOrder({ [orderPath]: slipped.replace('[test]', '[tests, test]') }));
    const { stdout, code } = await autoloop(root, ['check', '--fix']);
    expect(stdout.split('\n')).toEqual([
      `${orderPath}:3:1: fixed: \`onwer\` is no key of a work order [schema]`,
      `${orderPath}:5:8: fixed: \`state\` cannot be \`redy\` [schema]`,
      expect.stringMatching(/error: There is no acceptance command `tests` \[broken-reference\]$/),
      '  Did you mean `test`?',
      '2 faults fixed',
      '2 documents: 1 error',
      '',
    ]);
    expect(code).toBe(1);
  });

  it('in JSON too', async () => {
    const root = await repository(withOrder({ [orderPath]: slipped }));
    const { stdout, code } = await autoloop(root, ['check', '--fix', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ fixed: [{ path: orderPath, line: 3 }, { line: 5 }], findings: [] });
    expect(code).toBe(0);
  });

  it.each([['--staged'], ['--range', 'HEAD~1..HEAD']])('has nothing to write to with %s', async (...source) => {
    const root = await repository(withOrder({ [orderPath]: slipped }));
    const { stderr, code } = await autoloop(root, ['check', '--fix', ...source]);
    expect(stderr).toContain("option '--fix' cannot be used with option '--");
    expect(code).toBe(2);
    expect(await read(root)).toBe(slipped);
  });
});
