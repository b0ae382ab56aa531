import { expect, test } from 'vitest';
import { renderRunSummary, type Styler } from '../../../src/core/render/report/run-summary.js';
import { renderVerification } from '../../../src/core/render/verification.js';
import { sampleRun } from './report/sample-run.js';

/** Styles made visible: `red<out >`. */
const marked: Styler = (style, text) => `${style}<${text}>`;
const plain: Styler = (_, text) => text;

test('a duplicate is not among those that are out', () => {
  const state = sampleRun();
  const of = (standing: string) => state.attempts.filter(({ score }) => score?.standing === standing);
  const text = renderRunSummary(state, marked);
  const lineOf = (attempt: number) => text.split('\n').find((line) => line.includes(`attempt ${attempt} (`)) ?? '';
  expect(of('duplicate').length * of('out').length * of('candidate').length).toBeGreaterThan(0);
  for (const { attempt } of of('candidate')) expect(lineOf(attempt)).toMatch(/^green<#\d +>/);
  for (const { attempt } of of('duplicate')) expect(lineOf(attempt)).toMatch(/^green<same>/);
  for (const { attempt } of of('out')) expect(lineOf(attempt)).toMatch(/^red<out >/);
});

test('of a run that is not over nobody is out yet', () => {
  const state = sampleRun();
  Object.assign(state, { ended: null, ranking: null });
  for (const attempt of state.attempts) Object.assign(attempt, { ended: null, score: null });
  const text = renderRunSummary(state, plain);
  expect(text).toMatch(/^not over; go on with: autoloop resume \S+$/m);
  const paused = { reason: 'Cycle 1 is over; a person decides whether the next begins' };
  const cycle = { ...state, started: { ...state.started, preset: 'cycle' }, paused } as typeof state;
  expect(renderRunSummary(cycle, plain)).toMatch(/^not over: Cycle 1 is over; a person decides/);
  expect(text).toMatch(/^ {5}attempt 1 \(\S+\): not over, \S+$/m);
  expect(text).not.toMatch(/^out|no change|not judged|Read why/m);
});

test('one line of one file is no plural', () => {
  const state = sampleRun();
  const [first] = state.attempts;
  if (!first?.score) throw new Error('not judged');
  Object.assign(first.score, { files: 1, lines: 1 });
  expect(renderRunSummary(state, plain)).toContain('1 file, 1 line, ');
});

const step = (name: string, ok: boolean | null) => ({ name, ok, detail: 'so it is' });

test('only what leaves nothing open is called verified', () => {
  const headline = (...oks: (boolean | null)[]) => {
    const steps = oks.map((ok, index) => step(`s${index}`, ok));
    return renderVerification({ orders: [{ order: 'o', ok: !oks.includes(false), steps }] }, plain).split('\n')[0];
  };
  expect(headline(true, true)).toBe('o: verified');
  expect(headline(true, null)).toBe('o: nothing wrong found; 1 thing cannot be told from here');
  expect(headline(null, true, null)).toBe('o: nothing wrong found; 2 things cannot be told from here');
  expect(headline(null, false)).toBe('o: NOT verified');
});

test('the first fault is named with its place', () => {
  const first_fault = { path: 'a.md', line: 3, reason: 'it is not so' };
  const text = renderVerification(
    { orders: [{ order: 'o', ok: false, steps: [step('s', false)], first_fault }] },
    plain,
  );
  expect(text).toContain('first fault: a.md:3: it is not so');
});
