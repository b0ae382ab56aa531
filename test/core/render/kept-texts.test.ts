import { expect, test } from 'vitest';
import { type KeptText, renderTexts } from '../../../src/core/render/kept-texts.js';

const text = (more: Partial<KeptText>): KeptText => ({
  iteration: 1,
  role: 'worker',
  stream: null,
  text: 'Done.\n',
  dropped_bytes: 0,
  ...more,
});
const render = (...texts: KeptText[]) => renderTexts({ run_id: 'r', topic: 'output', attempt: 1, texts });

test('a text alone is told as it is, several by where each is from; nothing in them moves the cursor', () => {
  expect(render(text({ text: 'a\u001b[2Jb\n' }), text({ text: '' }))).toBe('a⟨ESC⟩[2Jb\n');
  expect(render(text({ stream: 'standard output' }), text({ iteration: 2, role: 'x\u202e', text: 'No end' }))).toBe(
    '==> iteration 1, worker, standard output <==\nDone.\n\n==> iteration 2, x⟨U+202E⟩ <==\nNo end\n',
  );
  expect(render(text({ text: '' }))).toBe('');
});

test('what was not kept is counted', () => {
  expect(render(text({ dropped_bytes: 7 }))).toBe('Done.\n\n… (7 more bytes were not kept)\n');
  expect(render(text({ text: '', dropped_bytes: 7 }))).toContain('7 more bytes');
});
