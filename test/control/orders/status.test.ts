import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { showOrder, statusOf } from '../../../src/control/orders/status.js';
import { renderOrder, renderStatus } from '../../../src/core/render/status.js';
import { config, configPath, order, orderPath, withCloseout, withOrder } from '../../../src/core/rules/examples.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { writeExample } from '../check/example-files.js';

const logout = '.autoloop/work-orders/logout.md';
const plain = (_style: string, text: string) => text;

async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await temporary();
  await git(root, 'init', '-q');
  await writeExample(root, files);
  return root;
}

const validator = (name: string) =>
  new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(`schemas/output/${name}.schema.json`, 'utf8')),
  );

describe('statusOf', () => {
  it('tells of every order, and of those that are asked for', async () => {
    const root = await repository(withOrder({ [logout]: order({ depends_on: '[login]', priority: 'high' }) }));
    const all = await statusOf(root);
    expect(all.map(({ id, state, column, priority, errors }) => [id, state, column, priority, errors])).toEqual([
      ['login', 'ready', 'todo', 'normal', 0],
      ['logout', 'blocked', 'blocked', 'high', 0],
    ]);
    expect((await statusOf(join(root, '.autoloop'), ['logout'])).map(({ id }) => id)).toEqual(['logout']);
    const validate = validator('status');
    expect(validate({ version: 1, kind: 'status', orders: all }), JSON.stringify(validate.errors)).toBe(true);
  });

  it('lets nothing rest on a document with errors', async () => {
    // The commits that the documents name are not in this repository.
    const root = await repository(withCloseout({ [logout]: order({ depends_on: '[login]' }) }));
    const [login, after] = await statusOf(root);
    expect(login).toMatchObject({ state: 'held', reason: 'Its closeout breaks the protocol' });
    expect(login?.errors).toBeGreaterThan(0);
    expect(after?.state).toBe('blocked');
  });

  it('says of a config.yml that is missing or unusable that nothing goes on without it', async () => {
    const draft = order({ state: 'draft' });
    const gone = order({ state: 'withdrawn' });
    const broken = order({ state: 'nonsense' });
    const orders = { [orderPath]: order(), [logout]: draft, '.autoloop/work-orders/a.md': broken };
    const standings = async (files: Readonly<Record<string, string>>) =>
      (await statusOf(await repository({ ...orders, '.autoloop/work-orders/z.md': gone, ...files }))).map(
        ({ id, state, column, reason, next }) => [id, state, column, reason, next],
      );
    const others = [
      ['a', 'blocked', 'blocked', 'The order cannot be read as it is', ['autoloop check .autoloop/work-orders/a.md']],
      ['z', 'withdrawn', null, 'Its author withdrew it', []],
    ];
    for (const [files, reason, next] of [
      [{}, 'config.yml is missing', 'autoloop init'],
      [{ [configPath]: 'ownrs: {}\n' }, 'config.yml cannot be read as it is', `autoloop check ${configPath}`],
    ] as const)
      expect(await standings(files)).toEqual([
        others[0],
        ['login', 'blocked', 'blocked', reason, [next]],
        ['logout', 'blocked', 'blocked', reason, [next]],
        others[1],
      ]);
    expect((await standings({ [configPath]: config() }))[1]?.[1]).toBe('ready');
  });

  it('refuses an unknown order with the nearest', async () => {
    const root = await repository(withOrder());
    await expect(statusOf(root, ['logn'])).rejects.toMatchObject({
      code: 'unknown-order',
      hint: 'Did you mean `login`?',
    });
    await expect(showOrder(root, 'elsewhere')).rejects.toMatchObject({ code: 'unknown-order', kind: 'usage' });
  });

  it('works outside a repository', async () => {
    const root = await temporary();
    await writeExample(root, withOrder());
    expect((await statusOf(root)).map(({ state }) => state)).toEqual(['ready']);
  });
});

describe('showOrder', () => {
  it('tells everything about one order', async () => {
    const root = await repository(withCloseout({ [logout]: order({ depends_on: '[login]' }) }));
    const shown = await showOrder(root, 'login');
    expect(shown).toMatchObject({
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      awaited_by: ['logout'],
      allowed_scope: ['src/login/**'],
      reports: [{ name: 'attempt-1', result: 'done', answers_contract: true }],
      reviews: [{ number: 1, decision: 'accept', reviewer: 'grace@example.com' }],
      closeout: { result: 'accepted', accepted_commit: '2'.repeat(40) },
    });
    expect(shown.findings.map(({ path }) => path)).toContain('.autoloop/closeouts/login.md');
    expect((await showOrder(root, 'logout')).depends_on).toEqual([{ id: 'login', accepted: false }]);
    const validate = validator('show');
    expect(
      validate(JSON.parse(JSON.stringify({ version: 1, kind: 'order', ...shown }))),
      JSON.stringify(validate.errors),
    ).toBe(true);
  });

  it('shows an order that cannot be read', async () => {
    const root = await repository(withOrder({ [orderPath]: '---\ntitle: [\n---\n' }));
    const shown = await showOrder(root, 'login');
    expect(shown).toMatchObject({ title: null, digest: null, state: 'blocked', errors: 1 });
    expect(renderOrder(shown, plain)).toContain('cannot be read');
  });
});

describe('for a terminal', () => {
  it('orders stand under the column of the board, with what may happen next', async () => {
    const root = await repository(withOrder({ [logout]: order({ state: 'draft' }) }));
    expect(renderStatus(await statusOf(root), plain)).toContain(
      `ready  It may be carried out; not committed yet: ${orderPath}, ${configPath}\n                 $ git add ${orderPath} `,
    );
    await git(root, 'add', '-A');
    await git(root, 'commit', '-q', '-m', 'Orders');
    const text = renderStatus(await statusOf(root), plain);
    expect(text).toBe(
      [
        'To do',
        '  login   ready  It may be carried out',
        '                 $ autoloop run login',
        '  logout  draft  Its author has not set `state: ready`',
        '                 $ autoloop check .autoloop/work-orders/logout.md',
      ].join('\n'),
    );
    expect(renderStatus([], plain)).toContain('autoloop new order');
  });

  it('nothing an order says moves the cursor', async () => {
    const root = await repository(withOrder({ [orderPath]: order({ title: '"a\u202eb"' }) }));
    expect(renderOrder(await showOrder(root, 'login'), plain)).toContain('a⟨U+202E⟩b');
  });
});
