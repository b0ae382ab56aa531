import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/core/documents/kinds.js';
import { orderPath, parse, sampleOrder, samples, toldOf } from './samples.js';

describe('a valid document', () => {
  it.each(Object.entries(samples))('of kind %s has data and no findings', (kind, { path, text }) => {
    const document = parse(text, path);
    expect(document.findings).toEqual([]);
    expect(document.kind).toBe(kind);
    expect(document.data).toBeDefined();
  });

  it('gives the values its author wrote', () => {
    const { data, body, bodyLine, id } = parse(sampleOrder);
    expect(id).toBe('redirect');
    expect(data).toMatchObject({
      owner: 'web',
      goal: 'A person who logs in lands on the page they asked for.',
      priority: 'high',
      forbidden_scope: ['src/billing/**'],
      acceptance_criteria: [
        { id: 'lands', text: 'The page opens.', proved_by: ['unit'] },
        { id: 'looks', text: 'It looks right.', manual: true },
      ],
      attempts: { count: 3, agents: ['claude', 'codex'] },
    });
    expect(body.startsWith('\n## Context\n')).toBe(true);
    expect(sampleOrder.split('\n')[bodyLine - 1 + 1]).toBe('## Context');
  });

  it('says the same with a byte order mark and with CRLF, and keeps both in its text', () => {
    const plain = parse(sampleOrder);
    const odd = `\uFEFF${sampleOrder.replaceAll('\n', '\r\n')}`;
    const document = parse(odd);
    expect(document.findings).toEqual([]);
    expect(document.data).toEqual(plain.data);
    expect(document.text).toBe(odd);
    expect(document.body).toBe(plain.body.replaceAll('\n', '\r\n'));
    expect(document.bodyLine).toBe(plain.bodyLine);
  });

  it('keeps timestamps, versions and yes or no as text', () => {
    const text = sampleOrder
      .replace('title: Redirect after login', 'title: 2026-11-20')
      .replace('owner: web', 'owner: yes');
    expect(parse(text).data).toMatchObject({ title: '2026-11-20', owner: 'yes' });
  });

  it('may have no body, and no line end after the closing fence', () => {
    const text = sampleOrder.slice(0, sampleOrder.indexOf('\n---\n') + 4);
    expect(parse(text)).toMatchObject({ findings: [], body: '' });
  });
});

describe('at', () => {
  const document = parse(sampleOrder);
  const textAt = (pointer: (string | number)[]) => {
    const { line, column, endLine, endColumn } = document.at(pointer);
    expect(endLine).toBe(line);
    return sampleOrder.split('\n')[line - 1]?.slice(column - 1, endColumn - 1);
  };

  it('finds values, also inside lists and brackets', () => {
    expect(textAt(['owner'])).toBe('web');
    expect(textAt(['priority'])).toBe('"high"');
    expect(textAt(['acceptance_commands', 0, 'run'])).toBe('npm test -- login');
    expect(textAt(['acceptance_criteria', 0, 'proved_by', 0])).toBe('unit');
    expect(textAt(['attempts', 'agents'])).toBe('[claude, codex]');
  });

  it('finds the key of a block, and what an absent key would stand in', () => {
    expect(textAt(['allowed_scope'])).toBe('allowed_scope');
    expect(textAt(['acceptance_commands', 0])).toBe('id');
    expect(textAt(['budget', 'minutes'])).toBe('budget');
    expect(document.at(['stage'])).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 4 });
    expect(document.at()).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 4 });
  });

  it('is right under CRLF and a byte order mark', () => {
    const odd = parse(`\uFEFF${sampleOrder.replaceAll('\n', '\r\n')}`);
    expect(odd.at(['acceptance_commands', 0, 'run'])).toEqual(document.at(['acceptance_commands', 0, 'run']));
    expect(parse('\uFEFFowners: {}\n', samples.config.path).at(['owners'])).toMatchObject({
      line: 1,
      column: 9,
    });
  });

  it('has an answer where there is no frontmatter', () => {
    expect(parse('no frontmatter\nat all').at(['owner'])).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 15 });
  });
});

describe('ids and places', () => {
  it.each([
    ['.autoloop/work-orders/a.md', { kind: 'order', id: 'a' }],
    ['.autoloop/reports/a/attempt-2.md', { kind: 'report', id: 'a/attempt-2' }],
    ['.autoloop/reviews/a/12.md', { kind: 'review', id: 'a/12' }],
    ['.autoloop/closeouts/a.md', { kind: 'closeout', id: 'a' }],
    ['.autoloop/config.yml', { kind: 'config', id: 'config' }],
    ['.autoloop/work-orders/deep/a.md', undefined],
    ['.autoloop/reports/a.md', undefined],
    ['.autoloop/closeouts/a.journal.jsonl', undefined],
    ['docs/.autoloop/work-orders/a.md', undefined],
  ])('%s', (path, place) => {
    expect(classify(path)).toEqual(place);
  });

  it.each(['a b', '-a', '.a', 'a..b', 'a.', 'a.lock', 'ä', 'x'.repeat(65), 'a~1'])('refuses the id `%s`', (id) => {
    const document = parse(sampleOrder, `.autoloop/work-orders/${id}.md`);
    expect(document.findings.map((finding) => toldOf(sampleOrder, finding))).toEqual(['document-id 1:1']);
    expect(document.data).toBeDefined();
  });

  it.each(['0', '01', 'one', '1x'])('refuses `%s` as the number of a review', (number) => {
    const document = parse(samples.review.text, `.autoloop/reviews/redirect/${number}.md`);
    expect(document.findings.map(({ rule }) => rule)).toEqual(['document-id']);
  });

  it('has an answer for a path where no document lives', () => {
    const document = parse(sampleOrder, 'README.md');
    expect(document.findings.map(({ rule }) => rule)).toEqual(['misplaced-document']);
    expect(document.data).toBeUndefined();
  });
});

describe('config.yml', () => {
  it('may be empty, or comments alone', () => {
    for (const text of ['', '\n', '# nothing yet\n', '\uFEFF'])
      expect(parse(text, samples.config.path)).toMatchObject({ findings: [], data: {} });
  });

  it('may hold a lane with an odd name', () => {
    const { data } = parse('owners:\n  constructor: {scope: [a]}\n', samples.config.path);
    expect(data).toEqual({ owners: { constructor: { scope: ['a'] } } });
  });
});

describe('the digest', () => {
  const digestOf = (text: string) => {
    const document = parse(text, orderPath);
    return document.kind === 'order' ? document.digest : '';
  };

  it('is of the contract, whatever it looks like', () => {
    const digest = digestOf(sampleOrder);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(`\uFEFF${sampleOrder.replaceAll('\n', '\r\n')}`)).toBe(digest);
    expect(digestOf(sampleOrder.replace('# The contract.\n', ''))).toBe(digest);
    expect(digestOf(sampleOrder.replace('owner: web # the lane', "owner: 'web'"))).toBe(digest);
    expect(digestOf(sampleOrder.replace('state: ready\npriority: "high"\n', 'dispatch: on-ready\n'))).toBe(digest);
  });

  it('changes with every other value and with the body', () => {
    const digest = digestOf(sampleOrder);
    expect(digestOf(sampleOrder.replace('iterations: 3', 'iterations: 4'))).not.toBe(digest);
    expect(digestOf(sampleOrder.replace('forgets', 'forgot'))).not.toBe(digest);
    expect(digestOf(`${sampleOrder}\n`)).not.toBe(digest);
  });

  it('is the SHA-256 that its description says', () => {
    const text =
      '---\ntitle: T\nowner: web\ngoal: G\nstate: ready\nmode: report-only\nallowed_scope: []\nforbidden_scope: []\nstop_rules: [Stop.]\n---\nB\r\n';
    // printf '%s' '{"body":"B\n","contract":{"allowed_scope":[],…}}' | sha256sum
    expect(digestOf(text)).toBe('c98e3de7f6625c50abf3e157a55d805dc71c106ba2da7465b33fbb1fb2c0cbf6');
  });

  it('is empty when the order cannot be used', () => {
    expect(digestOf(sampleOrder.replace('owner: web', 'owner: 1'))).toBe('');
  });
});
