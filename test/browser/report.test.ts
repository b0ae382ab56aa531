import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderRunHtml } from '../../src/core/render/report/run-html.js';
import { reportView } from '../../src/core/render/report/run-report-view.js';
import {
  hostileStory,
  order,
  policy,
  type Story,
  sampleRun,
  sampleTexts,
  stories,
} from '../core/render/report/sample-run.js';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args });
  folder = mkdtempSync(join(tmpdir(), 'autoloop-page-'));
});

afterAll(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const htmlOf = (told: readonly Story[]): string =>
  renderRunHtml(reportView(sampleRun(told), sampleTexts(told), order, policy));

interface Opened {
  page: Page;
  /** Whatever the page said or asked for beyond itself. */
  console: string[];
  requests: string[];
}

let pages = 0;

async function open(html: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Opened> {
  pages += 1;
  const file = join(folder, `${pages}.html`);
  writeFileSync(file, html);
  const page = await browser.newPage(options);
  const opened: Opened = { page, console: [], requests: [] };
  page.on('console', (message) => opened.console.push(message.text()));
  page.on('pageerror', (error) => opened.console.push(error.message));
  page.on('request', (request) => request.url() !== pathToFileURL(file).href && opened.requests.push(request.url()));
  await page.addInitScript({ path: fileURLToPath(new URL('in-page.js', import.meta.url)) });
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  return opened;
}

/** Calls one of the questions of in-page.js. */
const ask = <Answer>(page: Page, call: string): Promise<Answer> => page.evaluate<Answer>(`inPage.${call}`);

test('the page shows the outcome, the ranking and the evidence, alone and in silence', async () => {
  const { page, console, requests } = await open(htmlOf(stories));
  expect(await page.title()).toBe('Attempt 2 proved itself: Durations with a fraction are cut off');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Durations with a fraction are cut off');
  expect(await page.locator('.card h3').allTextContents()).toEqual(
    [2, 4, 1, 3, 5].map((number) => `Attempt ${number}`),
  );
  const suite = page.getByRole('row', { name: /^suite/ });
  expect(await suite.getByRole('img').count()).toBe(3 + 3 + 3 + 3 + 3 + 5);
  expect(await suite.getByRole('cell').last().textContent()).toMatch(/flaky 4\/5/);
  expect(await page.getByRole('complementary', { name: 'Claims of attempt 2' }).textContent()).toMatch(/not evidence/i);
  expect({ console, requests }).toEqual({ console: [], requests: [] });
  await page.close();
});

describe('an attempt that writes traps', () => {
  test('puts text on the page and nothing else', async () => {
    const { page, console, requests } = await open(htmlOf([...stories, hostileStory]));
    await ask(page, 'openEverything()');
    for (const place of await page.locator('.card:last-child, details.attempt:last-child pre').all())
      await place.hover();
    expect(await ask(page, 'traces()')).toEqual({ sprung: false, elements: 0, handlers: 0, links: 0 });
    expect(await page.getByText('<script>window.sprung = 1</script>').count()).toBeGreaterThan(5);
    expect({ console, requests }).toEqual({ console: [], requests: [] });
    await page.close();
  });

  test('would be stopped by the page’s policy, were it ever taken for markup', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const markup =
      `<script>window.sprung = 1</script><img src="${outside}/i.png" onerror="window.sprung = 1">` +
      `<style>h1 { display: none }</style><link rel="stylesheet" href="${outside}/s.css"><p style="position: fixed">x</p>`;
    const { page, console } = await open(htmlOf(stories).replace('</main>', `${markup}</main>`));
    expect(await ask(page, 'traces()')).toEqual({ sprung: false, elements: 5, handlers: 1, links: 0 });
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await ask(page, "styleOf('p[style]', 'position')")).toBe('static');
    expect(console.filter((text) => /content security policy/i.test(text)).length).toBeGreaterThanOrEqual(5);
    expect(asked).toBe(0);
    await page.close();
    server.close();
  });
});

describe('the page is fit to be read', () => {
  test.each([380, 760, 1280])('%i pixels wide: nothing sticks out', async (width) => {
    const { page } = await open(htmlOf([...stories, hostileStory]), { viewport: { width, height: 900 } });
    await ask(page, 'openEverything()');
    expect(await ask(page, 'stickingOut()')).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('%s: every text stands out from its ground', async (colorScheme) => {
    const { page } = await open(htmlOf([...stories, hostileStory]), { colorScheme });
    await ask(page, 'openEverything()');
    const { texts, faint } = await ask<{ texts: number; faint: string[] }>(page, 'faintTexts()');
    expect(texts).toBeGreaterThan(200);
    expect(faint).toEqual([]);
    await page.close();
  });

  test('the two schemes differ', async () => {
    const grounds = await Promise.all(
      (['light', 'dark'] as const).map(async (colorScheme) => {
        const { page } = await open(htmlOf(stories), { colorScheme });
        const ground = await ask<string>(page, "styleOf('body', 'backgroundColor')");
        await page.close();
        return ground;
      }),
    );
    expect(grounds[0]).not.toBe(grounds[1]);
  });

  test('by keyboard: an attempt opens, and a link to it opens it', async () => {
    const { page } = await open(htmlOf(stories));
    const third = page.locator('details.attempt', { hasText: 'Attempt 3' });
    await third.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await third.getByText('Facts').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Change and claims of attempt 1' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#attempt-1').waitFor({ state: 'visible' });
    await page.close();
  });

  test('on paper: every attempt is there, though it was closed', async () => {
    const { page } = await open(htmlOf(stories));
    const height = () => ask<number>(page, "heightOf('details.attempt:last-child')");
    const closed = await height();
    await page.emulateMedia({ media: 'print' });
    expect(await height()).toBeGreaterThan(closed + 200);
    await page.close();
  });

  test('motion only for those who do not mind it', async () => {
    for (const [reducedMotion, behavior] of [
      ['reduce', 'auto'],
      ['no-preference', 'smooth'],
    ] as const) {
      const { page } = await open(htmlOf(stories), { reducedMotion });
      expect(await ask(page, "styleOf('html', 'scrollBehavior')")).toBe(behavior);
      await page.close();
    }
  });

  test('without JavaScript it is the same page', async () => {
    const { page } = await open(htmlOf(stories), { javaScriptEnabled: false });
    expect(await page.locator('.card').count()).toBe(5);
    expect(await page.locator('.diff .row').first().isVisible()).toBe(true);
    await page.close();
  });
});
