import { appendFile, mkdir, readdir, readFile, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import { renderFindingsJson } from '../../../src/core/render/findings/json.js';
import { rules } from '../../../src/core/rules/index.js';
import { textsOf } from '../../core/rules/snapshot-of.js';
import { autoloop, git, runProgram } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';

/** Numbers that look like chance and are the same each time (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Texts that documents take in the examples of all rules, good and bad, by path. */
const texts = new Map<string, string[]>();
for (const rule of rules)
  for (const example of [rule.good(), ...rule.bad()])
    for (const [path, text] of textsOf(example)) {
      if (!path.startsWith('.autoloop/')) continue;
      const known = texts.get(path);
      if (known) known.push(text);
      else texts.set(path, [text]);
    }
const paths = [...texts.keys()].filter((path) => !/Login|LOGIN/.test(path)).sort();

const source = ['src/login/session.ts', 'src/login/form.ts', 'src/billing/invoice.ts', 'package.json'];

it.each([3, 4])('what the program finds with what it remembers is what is there (seed %i)', async (seed) => {
  const pick = chance(seed);
  const one = <Item>(items: readonly Item[]): Item => items[pick(items.length)] as Item;
  const root = await temporary('autoloop-again');
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await git(root, 'init', '-q', '-b', 'main');
  for (const path of source) await write(path, `${path}\n`);
  await write('.autoloop/config.yml', texts.get('.autoloop/config.yml')?.[0] ?? '');
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '-m', 'One');
  const cache = join(root, '.git/autoloop/cache');
  const commit = async () => {
    await git(root, 'add', '-A');
    await git(root, 'commit', '-q', '--allow-empty', '-m', 'Next');
  };
  const steps: Record<string, () => Promise<unknown>> = {
    'a document changes': async () => {
      const path = one(paths);
      await write(path, one(texts.get(path) as string[]));
    },
    'several documents change': async () => {
      for (let count = 0; count < 4; count++) {
        const path = one(paths);
        await write(path, one(texts.get(path) as string[]));
      }
    },
    'a document goes': () => rm(join(root, one(paths)), { force: true }),
    'the settings change': async () =>
      write('.autoloop/config.yml', one(texts.get('.autoloop/config.yml') as string[])),
    'source comes or goes': async () => {
      const path = one(source);
      if (pick(2) === 0) await rm(join(root, path), { force: true });
      else await write(path, 'again\n');
      await git(root, 'add', '-A', 'src');
    },
    'a commit': commit,
    'another branch': async () => {
      await commit();
      await git(root, 'checkout', '-q', '-B', one(['main', 'topic']), one(['HEAD', 'HEAD~1', 'main']));
    },
    'a document is touched and not changed': async () => {
      const [path = ''] = (await git(root, 'ls-files', '.autoloop')).split('\n');
      await utimes(join(root, path), new Date(), new Date()).catch(() => {});
    },
    'Git is told not to look': async () => {
      await commit();
      const [path = ''] = (await git(root, 'ls-files', '.autoloop')).split('\n');
      await git(root, 'update-index', '--assume-unchanged', path);
      await appendFile(join(root, path), '\nunseen: true\n');
      await git(root, 'update-index', '--no-assume-unchanged', path);
    },
    'what is remembered is cut off, turned over, or lost': async () => {
      for (const name of await readdir(cache).catch(() => [])) {
        const file = join(cache, name);
        const bytes = await readFile(file);
        if (pick(3) === 0) await rm(file);
        else if (pick(2) === 0) await truncate(file, pick(bytes.length + 1));
        else {
          const at = pick(bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
          await writeFile(file, bytes);
        }
      }
    },
  };
  const names = Object.keys(steps);
  for (let count = 0; count < 30; count++) {
    const name = one(names);
    await steps[name]?.();
    const { stdout, stderr } = await autoloop(root, ['check', '--json']);
    expect(stdout || stderr, `step ${count}: ${name}`).toBe(renderFindingsJson(await checkDocuments(root)));
  }
});

it('many checks at once remember nothing wrong', async () => {
  const root = await temporary('autoloop-again');
  await git(root, 'init', '-q', '-b', 'main');
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), texts.get(path)?.[0] ?? '');
  }
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '-m', 'All');
  const expected = renderFindingsJson(await checkDocuments(root));
  for (let round = 0; round < 2; round++) {
    const all = await Promise.all(Array.from({ length: 8 }, () => autoloop(root, ['check', '--json'])));
    for (const { stdout } of all) expect(stdout).toBe(expected);
  }
  const kept = await readdir(join(root, '.git/autoloop/cache'));
  expect(kept.filter((name) => name.endsWith('.new'))).toEqual([]);
  expect(kept).toHaveLength(2);
});

/** A repository with one order, whose state is `state`. */
async function oneOrder(state: string) {
  const root = await temporary('autoloop-again');
  const path = '.autoloop/work-orders/a.md';
  const text = (texts.get('.autoloop/work-orders/login.md')?.[0] ?? '').replace(/^state: .*$/m, 'state: ready');
  const withState = (state: string) => text.replace('state: ready', `state: ${state}`);
  await git(root, 'init', '-q', '-b', 'main');
  await mkdir(join(root, dirname(path)), { recursive: true });
  await writeFile(join(root, '.autoloop/config.yml'), texts.get('.autoloop/config.yml')?.[0] ?? '');
  await writeFile(join(root, path), withState(state));
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '-m', 'One');
  return { root, path, withState };
}

it.each([
  ['ready', 'readyy'],
  ['readyy', 'ready'],
])(
  'a document that was `%s` and becomes `%s` while it is checked is not taken for what it was',
  async (was, becomes) => {
    const { root, path, withState } = await oneOrder(was);
    const { code: before } = await autoloop(root, ['check']);
    await rm(join(root, '.git/autoloop'), { recursive: true });
    const folder = await temporary('autoloop-again');
    await writeFile(join(folder, 'becomes'), withState(becomes));
    const paths = `${folder}/becomes ${root}/${path}`;
    const git_ = `#!/bin/sh\nPATH=$REST\ngit "$@"; said=$?\ncase " $* " in *" diff-files "*) cp ${paths};; esac\nexit $said\n`;
    await writeFile(join(folder, 'git'), git_, { mode: 0o755 });
    const rest = process.env.PATH ?? '';
    const { code: during } = await autoloop(root, ['check'], { env: { PATH: `${folder}:${rest}`, REST: rest } });
    expect([before, during]).toEqual(was === 'ready' ? [0, 1] : [1, 0]);
    await git(root, 'checkout', '-q', '.');
    const { code: after, stdout } = await autoloop(root, ['check']);
    expect(after, stdout).toBe(before);
  },
);

it('repairs a document whose lines end otherwise than when it was last checked', async () => {
  const { root, path, withState } = await oneOrder('readyy');
  await autoloop(root, ['check']);
  await git(root, 'config', 'core.autocrlf', 'true');
  await rm(join(root, '.autoloop'), { recursive: true });
  await git(root, 'checkout', '-q', '.');
  await autoloop(root, ['check', '--fix']);
  expect(await readFile(join(root, path), 'utf8')).toBe(withState('ready').replaceAll('\n', '\r\n'));
});

it('whatever lies in the place of what is remembered, a check is not held up and writes through no link', async () => {
  const { root } = await oneOrder('ready');
  const cache = join(root, '.git/autoloop/cache');
  const { stdout } = await autoloop(root, ['check']);
  const names = await readdir(cache);
  expect(names.map((name) => name.replace(/-.*/, '')).sort()).toEqual(['check', 'documents']);
  const outside = join(await temporary('autoloop-again'), 'mine');
  await writeFile(outside, 'mine');
  const ways: ((path: string) => Promise<unknown>)[] = [
    (path) => runProgram('mkfifo', [path], { cwd: root }),
    (path) => symlink(outside, path),
    (path) => mkdir(path),
  ];
  for (const put of ways) {
    for (const name of names) {
      await rm(join(cache, name), { recursive: true, force: true });
      await put(join(cache, name));
    }
    expect(await autoloop(root, ['check'])).toMatchObject({ code: 0, stdout });
    expect(await readFile(outside, 'utf8')).toBe('mine');
  }
  await rm(join(root, '.git/autoloop'), { recursive: true });
  await writeFile(join(root, '.git/autoloop'), '');
  expect(await autoloop(root, ['check'])).toMatchObject({ code: 0, stdout });
});
