import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { renderRunHtml } from '../../../../src/core/render/report/run-html.js';
import { reportView } from '../../../../src/core/render/report/run-report-view.js';
import { hostileStory, order, policy, type Story, sampleRun, sampleTexts, stories } from './sample-run.js';

const page = (told: readonly Story[] = stories) =>
  renderRunHtml(reportView(sampleRun(told), sampleTexts(told), order, policy));

test('the page allows its own style sheet and nothing else', () => {
  const text = page();
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const wanted = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  expect(text).toContain(`content="${wanted.replaceAll("'", '&#39;')}"`);
  expect(text).not.toMatch(/<script|<link|<img|<iframe|<object|<embed|<form|<base|style="|url\(|@import|https?:/i);
});

test('it is the same for the same run', () => {
  expect(page()).toBe(page());
});

test('every tag that was opened is closed, whatever an attempt wrote', () => {
  for (const told of [stories, [hostileStory], [...stories, hostileStory]]) {
    const open: string[] = [];
    const alone = new Set(['meta', 'circle', 'path', 'rect', '!doctype']);
    for (const [, slash, name] of page(told).matchAll(/<(\/?)([a-z!][a-z0-9]*)[^>]*>/gi)) {
      if (alone.has(name ?? '')) continue;
      if (slash === '') open.push(name ?? '');
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  }
});

test('a huge change is cut, says so, and stays a page that opens', () => {
  const lines = 300_000;
  const flood: Story = {
    ...(stories[0] as Story),
    files: [{ path: 'src/big.js', status: 'A', binary: false, insertions: lines, deletions: 0 }],
    diff: `diff --git a/src/big.js b/src/big.js\n--- /dev/null\n+++ b/src/big.js\n@@ -0,0 +1,${lines} @@\n${'+let a = 1;\n'.repeat(lines)}`,
    claims: 'words '.repeat(1_000_000),
    log: 'log '.repeat(1_000_000),
  };
  const text = page([flood]);
  expect(text.length).toBeLessThan(1_000_000);
  expect(text).toContain('more lines not shown');
  expect(text).toContain('more characters)');
});

test('a run of many attempts over many files stays bounded', () => {
  const many: Story = {
    ...(stories[0] as Story),
    files: Array.from(
      { length: 5_000 },
      (_, index) => ({ path: `src/${index}.js`, status: 'A', binary: false, insertions: 1, deletions: 0 }) as const,
    ),
    imported: { outside_scope: Array.from({ length: 5_000 }, (_, index) => `src/${index}.js`) },
  };
  expect(page(Array.from({ length: 10 }, () => many)).length).toBeLessThan(2_000_000);
});

test('an order without commands has a page', () => {
  const bare = { ...order, data: { ...order.data, acceptance_commands: [] } };
  expect(renderRunHtml(reportView(sampleRun(), sampleTexts(), bare, policy))).toContain('nothing was measured');
});
