/** The flowcharts as Mermaid itself reads and draws them, in a browser. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mermaidOf, mermaidOfChain } from '../../src/core/presets/mermaid.js';
import { assemblePreset, type Preset } from '../../src/core/presets/preset.js';
import { mermaidScript } from '../support/mermaid.js';
import { shippedPreset, shippedPresets } from '../support/preset-play.js';

interface Drawn {
  nodes: string[];
  edges: string[];
  /** Elements within labels that are more than text. */
  markup: string[];
  width: number;
  height: number;
}

let browser: Browser;
let page: Page;
/** What the page asked for, said or was asked. */
const happened: string[] = [];

beforeAll(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args });
  page = await browser.newPage();
  page.on('console', (message) => happened.push(message.text()));
  page.on('pageerror', (error) => happened.push(error.message));
  page.on('request', (request) => happened.push(request.url()));
  page.on('dialog', async (dialog) => {
    happened.push(dialog.message());
    await dialog.dismiss();
  });
  await page.setContent('<!doctype html><body></body>');
  await page.addScriptTag({ path: await mermaidScript() });
});

afterAll(async () => {
  await browser?.close();
});

/** In the page, as text, for `tsc` knows no browser here. */
const draw = `async (source) => {
  const { svg } = await mermaid.render('drawn', source);
  const place = document.createElement('div');
  place.innerHTML = svg;
  document.body.append(place);
  const texts = (selector) => [...place.querySelectorAll(selector)].map((element) => element.textContent.trim());
  const labels = [...place.querySelectorAll('.nodeLabel, span.edgeLabel')];
  const markup = labels.flatMap((label) => [...label.querySelectorAll(':not(p)')].map((found) => found.outerHTML));
  const { width, height } = place.querySelector('svg').viewBox.baseVal;
  const drawn = { nodes: texts('g.node .nodeLabel'), edges: texts('span.edgeLabel'), markup, width, height };
  place.remove();
  return drawn;
}`;

const drawn = (source: string) => page.evaluate<Drawn>(`(${draw})(${JSON.stringify(source)})`);

/** How many words of all roles a picture has to show; each of a gate leads to it, past it, and back. */
const eventsOf = ({ roles, gates }: Preset) =>
  [...roles.values()].flatMap(({ emits }) => emits).map((event) => ({ event, isGated: gates.has(event) }));

test('each preset that comes with the tool is drawn, with every role and every word', async () => {
  for (const name of shippedPresets) {
    const preset = shippedPreset(name);
    const { nodes, edges, markup } = await drawn(mermaidOf(preset));
    const gates = eventsOf(preset).filter(({ isGated }) => isGated);
    const roles = nodes.map((text) => text.split(',')[0]).filter((text) => preset.roles.has(text ?? ''));
    expect(roles.sort()).toEqual([...preset.roles.keys()].sort());
    expect(nodes.filter((text) => !preset.roles.has(text.split(',')[0] ?? '')).sort()).toEqual(
      ['start', 'blocked', 'complete', ...gates.map(() => 'acceptance')].sort(),
    );
    expect(edges).toEqual(expect.arrayContaining(eventsOf(preset).map(({ event }) => event)));
    expect({ name, markup }).toEqual({ name, markup: [] });
  }
  expect(happened).toEqual([]);
});

const hostile = [
  'end',
  'click r0 call alert()',
  'click s0 "javascript:alert(1)"',
  'a "b" c\'s',
  '"',
  '\\"',
  '[x](y)',
  '](z){((',
  '--> s1 | x',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '&lt;b&gt; #quot; #35;',
  '1. one',
  '- list',
  '---',
  '# head',
  '*it* __bo__ `code` ~~s~~',
  '`**b**`',
  '![i](http://127.0.0.1:9/x.png) http://127.0.0.1:9/',
  '$$x^2$$',
  '%%{init: {"theme":"dark","securityLevel":"loose"}}%%',
  '%% comment',
  'direction RL',
  'subgraph q',
  'style s0 fill:#fff;',
  'classDef default fill:#fff;',
  'linkStyle 0 stroke:#ff3,color:red;',
  ':::a',
  'x@{ shape: circle }',
  'fa:fa-car x',
  'a\\nb',
  '<br>',
  'flowchart LR',
  'accTitle: x',
  'ünïcode 日本 ×3',
];

test('no text of a preset is more to Mermaid than text', async () => {
  const chain = await drawn(mermaidOfChain(hostile));
  expect(chain.nodes).toEqual(['start', ...hostile]);
  expect(chain.width).toBeGreaterThan(5 * chain.height);

  const commands = hostile.map((command, index) => ({ before: `e${index}`, commands: [command] }));
  const role = (name: string, agent: string) => ({
    name,
    manifest: { emits: [...hostile, ...commands.map(({ before }) => before), 'done'], agent },
    prompt: 'Do.',
  });
  const preset = assemblePreset(
    'team',
    { title: 'A team', start: [hostile[0] ?? ''], completes_on: 'done', on: {}, gates: commands },
    '',
    hostile.slice(0, 1).map((name) => role(name, hostile.join(' '))),
  );
  const team = await drawn(mermaidOf(preset));
  expect(team.nodes).toEqual(expect.arrayContaining([`end, by ${hostile.join(' ')}`, ...hostile.slice(1)]));
  expect(team.edges).toEqual(expect.arrayContaining(hostile));
  expect([...chain.markup, ...team.markup]).toEqual([]);
  expect(happened).toEqual([]);
});
