import { expect, it } from 'vitest';
import { mermaidOf, mermaidOfChain } from '../../../src/core/presets/mermaid.js';
import { pictureOf } from '../../../src/core/presets/picture.js';
import { assemblePreset } from '../../../src/core/presets/preset.js';

const role = (
  name: string,
  manifest: { emits: string[]; depends_on?: string[]; read_only?: boolean; on_exit?: string },
) => ({
  name,
  manifest,
  prompt: 'Do.',
});
const preset = assemblePreset(
  'team',
  {
    title: 'A team',
    start: ['write', 'look'],
    completes_on: 'done',
    requires: ['seen'],
    on: { seen: ['end'], back: ['write'] },
    gates: [{ before: 'seen', commands: ['a "b"|<c>\u001b[2J'], otherwise: ['write', 'look'] }],
  },
  '',
  [
    role('end', { emits: ['done', 'back'] }),
    role('look', { emits: ['seen', 'lost'], depends_on: ['write'], read_only: true }),
    role('never', { emits: ['done'] }),
    role('write', { emits: ['written'], on_exit: 'written' }),
  ],
);

it('a picture shows who waits in an iteration, who only reads, what is proved and what never starts', () => {
  expect(pictureOf(preset)).toBe(`● start ─▶ write, look

┌───────┐
│ write │
└┬──────┘
 └─ written ─▶ look (in the same iteration)
   without a word: written

┌─────────────────────────────────┐
│ look · only reads · after write │
└┬────────────────────────────────┘
 ├─ seen ────▶ ◇ a "b"|<c>⟨ESC⟩[2J ─▶ end
 │             └─ else ─▶ write ↑, look ↺
 └─ lost ────▶ ■ blocked

┌─────┐
│ end │
└┬────┘
 ├─ done ────▶ ✔ held, for nothing proves it, with seen
 └─ back ────▶ write ↑

┌──────────────────────┐
│ never · never starts │
└┬─────────────────────┘
 └─ done ────▶ ✔ held, for nothing proves it, with seen`);
});

it('a flowchart has no text that Mermaid would take for its own, and no role called `end`', () => {
  expect(mermaidOf(preset)).toBe(`flowchart TD
  start((start))
  r0["write"]
  r1(["look, only reads, after write"])
  r2["end"]
  r3["never"]
  g0{"a #34;b#34;#124;#60;c#62;⟨ESC⟩#91;2J"}
  blocked(((blocked)))
  complete(((complete)))
  start --> r0
  start --> r1
  r0 -.->|"written"| r1
  r1 -->|"seen"| g0
  g0 -->|"passes"| r2
  g0 -->|"fails"| r0
  g0 -->|"fails"| r1
  r1 -->|"lost"| blocked
  r2 -->|"done"| complete
  r2 -->|"back"| r0
  r3 -->|"done"| complete`);
  expect(mermaidOfChain(['spec', 'code'])).toBe(
    'flowchart LR\n  start((start))\n  s0["spec"]\n  s1["code"]\n  start --> s0 --> s1',
  );
});
