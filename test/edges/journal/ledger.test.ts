import { appendFile, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Addition, addLines, type Ledger, ledgerPath } from '../../../src/edges/journal/ledger.js';
import {
  ledgerLines,
  ledgerLinesBackwards,
  lineNumberAt,
  maxLedgerLine,
} from '../../../src/edges/journal/ledger-lines.js';
import { project } from '../../support/project.js';
import { cliPath, runProgram } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { isThorough } from '../../support/thorough.js';
import { startWriter, withWriter } from './processes.js';

const ledgerIn = (commonDir: string): Ledger => ({
  commonDir,
  name: 'discoveries',
  keyOf: (line) => /^(\S+) /.exec(line)?.[1],
});

const once = (key: string, said = 'first'): Addition => ({
  key,
  line: `${key} ${said}`,
  follows: (latest) => latest === undefined,
});

const linesOf = async (ledger: Ledger) => (await readFile(ledgerPath(ledger), 'utf8')).split('\n').slice(0, -1);

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const indexOf = ({ commonDir }: Ledger) => join(commonDir, 'autoloop/discoveries/index');

describe('adding lines', () => {
  it('adds of one key the first, and answers it to the others', async () => {
    const ledger = ledgerIn(await temporary());
    expect((await addLines(ledger, [once('a'), once('b'), once('a', 'second')])).added).toEqual([
      { how: 'added' },
      { how: 'added' },
      { how: 'refused', latest: 'a first' },
    ]);
    const again = await Promise.all([addLines(ledger, [once('c')]), addLines(ledger, [once('c'), once('b', 'third')])]);
    expect(again.flatMap(({ added }) => added.map(({ how }) => how)).sort()).toEqual(['added', 'refused', 'refused']);
    expect(await linesOf(ledger)).toEqual(['a first', 'b first', 'c first']);
  });

  it('lets a line take the place of another of its key, as the caller wants', async () => {
    const ledger = ledgerIn(await temporary());
    const turn = (line: string): Addition => ({ key: 'a', line, follows: (latest) => latest !== line });
    for (const line of ['a on', 'a off', 'a off', 'a on']) await addLines(ledger, [turn(line)]);
    await rm(indexOf(ledger));
    expect((await addLines(ledger, [turn('a on')])).added).toEqual([{ how: 'refused', latest: 'a on' }]);
    expect(await linesOf(ledger)).toEqual(['a on', 'a off', 'a on']);
  });

  it('takes bytes that are no text for no line of ours, whatever they look like', async () => {
    const ledger = ledgerIn(await temporary());
    await addLines(ledger, [once('a')]);
    await appendFile(ledgerPath(ledger), Buffer.from([...Buffer.from('x'), 0xff, ...Buffer.from(' first\n')]));
    expect((await addLines(ledger, [once('x\ufffd')])).added).toEqual([{ how: 'added' }]);
    const texts = ['a first', null, 'x\ufffd first'];
    expect((await allOf(ledgerLines(ledgerPath(ledger)))).map(({ text }) => text)).toEqual(texts);
    expect((await allOf(ledgerLinesBackwards(ledgerPath(ledger)))).map(({ text }) => text)).toEqual(texts.reverse());
  });

  it('adds nothing where there is no room for the whole index: what it lacked would be added again', async () => {
    const repo = await project();
    // Blocks of 512 bytes: 64 short of the smallest index.
    const add = `ulimit -f 32; exec "$0" "$1" discover add utility '{"name":"a","file":"a","usage":"a"}'`;
    const { code, stderr } = await runProgram('sh', ['-c', add, process.execPath, cliPath], { cwd: repo });
    expect(stderr).toContain('only 16384 of 16448 bytes could be written [ledger-write-failed]');
    expect(code).toBe(3);
    expect(await readFile(join(repo, '.git/autoloop/discoveries.ndjson'), 'utf8')).toBe('');
  });

  it('keeps its files from everybody else', async () => {
    const ledger = ledgerIn(await temporary());
    await addLines(ledger, [once('a')]);
    for (const path of [ledgerPath(ledger), indexOf(ledger)]) expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it('is refused where the ledger is no regular file', async () => {
    const ledger = ledgerIn(await temporary());
    await mkdir(ledgerPath(ledger), { recursive: true });
    await expect(addLines(ledger, [once('a')])).rejects.toMatchObject({ code: 'ledger-write-failed' });
    await expect(allOf(ledgerLines(ledgerPath(ledger)))).rejects.toMatchObject({ code: 'ledger-unreadable' });
  });
});

describe('the index', () => {
  const many = Array.from({ length: 3000 }, (_, n) => once(`key-${n}`));

  it('knows every key of a ledger that grew', async () => {
    const ledger = ledgerIn(await temporary());
    for (let first = 0; first < many.length; first += 700) await addLines(ledger, many.slice(first, first + 700));
    const { added } = await addLines(ledger, [...many, once('new')]);
    expect(added.filter(({ how }) => how === 'added')).toHaveLength(1);
    expect(added.findIndex(({ how }) => how === 'added')).toBe(3000);
  });

  const damages: [string, (ledger: Ledger) => Promise<unknown>][] = [
    ['is gone', (ledger) => rm(indexOf(ledger))],
    ['is empty', (ledger) => truncate(indexOf(ledger), 0)],
    ['is cut off', (ledger) => truncate(indexOf(ledger), 200)],
    ['is something else', (ledger) => writeFile(indexOf(ledger), 'x'.repeat(64 + 16 * 1024))],
    ['is of another ledger', async (ledger) => writeFile(indexOf(ledger), await otherIndex())],
  ];
  it.each(damages)('%s: it is made anew', async (_, damage) => {
    const ledger = ledgerIn(await temporary());
    await addLines(ledger, many.slice(0, 50));
    await damage(ledger);
    const { added } = await addLines(ledger, [...many.slice(0, 51)]);
    expect(added.map(({ how }) => how)).toEqual([...Array(50).fill('refused'), 'added']);
    expect(await linesOf(ledger)).toHaveLength(51);
  });

  async function otherIndex() {
    const other = ledgerIn(await temporary());
    await addLines(other, [once('other')]);
    return readFile(indexOf(other));
  }

  it('is not believed once a person wrote to the ledger', async () => {
    const ledger = ledgerIn(await temporary());
    await addLines(ledger, many.slice(0, 5));
    // As long as what was there: neither the size nor any place changed.
    const text = await readFile(ledgerPath(ledger), 'utf8');
    await writeFile(ledgerPath(ledger), text.replace('key-3', 'key-9'));
    const { added } = await addLines(ledger, [once('key-9'), once('key-3')]);
    expect(added.map(({ how }) => how)).toEqual(['refused', 'added']);
  });
});

describe('a last line that is not whole', () => {
  it('is set aside, and the next stands on a line of its own', async () => {
    const ledger = ledgerIn(await temporary());
    await addLines(ledger, [once('a')]);
    await appendFile(ledgerPath(ledger), 'b fir');
    expect((await allOf(ledgerLines(ledgerPath(ledger)))).map(({ text }) => text)).toEqual(['a first']);
    expect(await addLines(ledger, [once('b')])).toEqual({
      added: [{ how: 'added' }],
      torn: `${ledgerPath(ledger)}.torn`,
    });
    expect(await linesOf(ledger)).toEqual(['a first', 'b first']);
    expect(await readFile(`${ledgerPath(ledger)}.torn`, 'utf8')).toBe('b fir\n');
    expect((await addLines(ledger, [once('c')])).torn).toBeNull();
  });

  it('is found however long it is, also alone', async () => {
    const ledger = ledgerIn(await temporary());
    await mkdir(join(ledger.commonDir, 'autoloop'));
    await writeFile(ledgerPath(ledger), 'x'.repeat(10_000));
    await addLines(ledger, [once('a')]);
    expect(await linesOf(ledger)).toEqual(['a first']);
    expect((await readFile(`${ledgerPath(ledger)}.torn`, 'utf8')).length).toBe(10_001);
  });
});

describe('reading', () => {
  it('gives the same lines forwards and backwards, with their places, whatever their lengths', async () => {
    const path = join(await temporary(), 'ledger');
    const length = fc.oneof(fc.nat(20), fc.nat(200), fc.integer({ min: maxLedgerLine - 3, max: maxLedgerLine + 3 }));
    await fc.assert(
      fc.asyncProperty(fc.array(length, { maxLength: 12 }), fc.nat(30), async (lengths, tail) => {
        const lines = lengths.map((length, n) => String(n % 10).repeat(length));
        await writeFile(path, `${lines.map((line) => `${line}\n`).join('')}${'t'.repeat(tail)}`);
        let offset = 0;
        const expected = lines.map((line) => {
          const found = { offset, text: line.length > maxLedgerLine ? null : line };
          offset += line.length + 1;
          return found;
        });
        expect(await allOf(ledgerLines(path))).toEqual(expected);
        expect((await allOf(ledgerLinesBackwards(path))).reverse()).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('gives nothing where there is no ledger, and the number of a line by its place', async () => {
    const ledger = ledgerIn(await temporary());
    expect(await allOf(ledgerLines(ledgerPath(ledger)))).toEqual([]);
    expect(await allOf(ledgerLinesBackwards(ledgerPath(ledger)))).toEqual([]);
    await addLines(ledger, [once('a'), once('b'), once('c')]);
    expect(await lineNumberAt(ledgerPath(ledger), 'a first\n'.length)).toBe(2);
  });
});

describe('many writers', () => {
  withWriter('ledger-writer');

  const [writers, each, batch] = isThorough ? [16, 10_000, 1] : [8, 200, 20];

  async function written(commonDir: string) {
    const lines = (await readFile(join(commonDir, 'autoloop/discoveries.ndjson'), 'utf8')).split('\n');
    expect(lines.pop()).toBe('');
    return lines.map((line) => JSON.parse(line) as { key: string; writer: string });
  }

  it('tear no line, lose none and add no key twice', { timeout: 3_600_000 }, async () => {
    const commonDir = await temporary();
    const all = Array.from({ length: writers }, (_, n) =>
      startWriter([commonDir, `w${n}`, `${each}`, '10', `${batch}`]),
    );
    await Promise.all(all.map(({ ended }) => ended));
    const told = all.flatMap(({ lines }, n) =>
      lines.filter((line) => !line.startsWith('peak ')).map((key) => ({ key, writer: `w${n}` })),
    );
    const found = (await written(commonDir)).map(({ key, writer }) => ({ key, writer }));
    expect(found).toHaveLength(writers * each * 0.9 + each / 10);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    const inOrder = (list: { key: string }[]) => list.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(inOrder(told)).toEqual(inOrder(found));
    for (const { lines } of all) expect(Number(lines.at(-1)?.slice('peak '.length))).toBeLessThan(200 * 1024);
  });

  it('lose nothing that was told to be added when they are killed', async () => {
    const commonDir = await temporary();
    for (let round = 0; round < 4; round++) {
      const all = Array.from({ length: 4 }, (_, n) => startWriter([commonDir, `r${round}w${n}`, '100000', '10', '3']));
      await Promise.all(all.map((writer) => writer.next()));
      for (const writer of all) await writer.kill();
      // Whoever comes after them waits for none of them, and sets aside what they left.
      const heir = startWriter([commonDir, `heir-${round}`, '5', '7', '5']);
      await heir.ended;
      const found = await written(commonDir);
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      const keys = new Set(found.map(({ key }) => key));
      for (const { lines } of [...all, heir])
        for (const key of lines) expect(key.startsWith('peak') || keys.has(key)).toBe(true);
    }
  });
});
