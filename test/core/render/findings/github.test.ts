import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderFindingsGithub, renderStepSummary } from '../../../../src/core/render/findings/github.js';
import { finding, hostileResult, path, result } from './sample-findings.js';

describe('GitHub annotations', () => {
  test('are commands with a place, the gravest first, and a sum', () => {
    const info = finding({ severity: 'info', line: 1, endLine: 2 });
    const { hint: _, ...hold } = finding({ severity: 'hold' });
    expect(renderFindingsGithub(result([info, hold, finding()], { notes: ['Without Git'] }))).toBe(
      [
        `::error file=${path},line=3,endLine=3,col=8,endColumn=12,title=broken-reference::There is no owner lane \`webb\` in config.yml%0ADid you mean \`web\`?`,
        `::warning file=${path},line=3,endLine=3,col=8,endColumn=12,title=broken-reference (hold)::There is no owner lane \`webb\` in config.yml`,
        `::notice file=${path},line=1,endLine=2,title=broken-reference::There is no owner lane \`webb\` in config.yml%0ADid you mean \`web\`?`,
        '::notice::Without Git',
        '2 documents: 1 error, 1 hold, 1 info',
        '',
      ].join('\n'),
    );
  });

  test('escape what would end a property or the command', () => {
    const [line] = renderFindingsGithub(
      result([finding({ path: 'a,line=1:b%2C.md', message: '50% ::x::\r\ny', hint: '' })]),
    ).split('\n');
    expect(line).toContain('file=a%2Cline=1%3Ab%252C.md,line=3');
    expect(line).toMatch(/::50%25 ::x::%0Ay$/);
  });

  /** As the runner reads a line: `::name key=value,…::data`, else, anywhere in it, `##[name …]`. */
  const parsed = (line: string) => /^::(\w+)(?: ([^:]*))?::(.*)$/.exec(line);

  test('no text begins a command of its own', () => {
    fc.assert(
      fc.property(hostileResult, (some) => {
        const lines = renderFindingsGithub(some).split(/[\r\n]/);
        expect(lines).toHaveLength(some.findings.length + some.notes.length + 2);
        for (const line of lines.slice(0, -2)) {
          const [, name, properties = ''] = parsed(line) ?? [];
          expect(['error', 'warning', 'notice']).toContain(name);
          const keys = properties.split(',').map((property) => property.split('=')[0]);
          expect([...new Set(keys)]).toEqual(keys);
        }
        expect(lines.at(-2)).toMatch(/^2 documents: [\w ,]+$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the summary of a step', () => {
  test('is a table, the gravest first', () => {
    expect(renderStepSummary(result([finding({ severity: 'info', hint: 'A | b' }), finding()]))).toBe(
      [
        '### AutoLoop: 2 documents: 1 error, 1 info',
        '',
        '|  | where | what | rule |',
        '| --- | --- | --- | --- |',
        `| error | \`${path}:3:8\` | There is no owner lane \`webb\` in config.yml<br>Did you mean \`web\`? | broken-reference |`,
        `| info | \`${path}:3:8\` | There is no owner lane \`webb\` in config.yml<br>A \\| b | broken-reference |`,
        '',
      ].join('\n'),
    );
  });

  test('says that nothing was found', () => {
    expect(renderStepSummary(result([]))).toBe('### AutoLoop: 2 documents: nothing found\n');
  });

  test('stays under what a step may write, and counts what it leaves out', () => {
    const many = Array.from({ length: 20_000 }, () => finding({ message: 'ü'.repeat(900) }));
    const summary = renderStepSummary(result(many));
    expect(Buffer.byteLength(summary)).toBeLessThan(512 * 1024 + 1);
    const left = Number(/… and (\d+) more/.exec(summary)?.[1]);
    expect(summary.split('\n').filter((line) => line.startsWith('| error')).length + left).toBe(many.length);
  });

  test('no text leaves its cell or becomes HTML, a link or a mention', () => {
    fc.assert(
      fc.property(hostileResult, (some) => {
        const lines = renderStepSummary(some).trimEnd().split('\n');
        const rows = lines.slice(lines.findIndex((line) => line.startsWith('| ---')) + 1);
        expect(rows).toHaveLength(some.findings.length);
        for (const row of rows) {
          expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
          const prose = row.replaceAll('<br>', '').replace(/(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
          expect(prose).not.toMatch(/[<>@]|(?<!\\)\[/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
