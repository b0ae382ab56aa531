import { expect, test } from 'vitest';
import { collect } from '../../../src/edges/sandbox/containers/output.js';
import { starvedLine } from '../../../src/edges/sandbox/containers/start-script.js';
import { text } from './places.js';

const marker = 'autoloop 3c7e6a2c';

/** Feeds both streams, cut after every `size` bytes. */
function fed(stdout: string, stderr: string, size: number, limit = 1000) {
  let begun = 0;
  let live = '';
  const output = collect({
    command: {
      onOutput: (stream, chunk) => {
        if (stream === 'stderr') live += text(chunk);
      },
    },
    limit,
    marker,
    onBegun: () => {
      begun += 1;
    },
  });
  for (const [stream, all] of [
    ['stdout', stdout],
    ['stderr', stderr],
  ] as const)
    for (let at = 0; at < all.length; at += size) output.add(stream, Buffer.from(all.slice(at, at + size)));
  const { dropped_bytes, ...kept } = output.kept();
  const streams = [text(kept.stdout), text(kept.stderr)];
  return { streams, dropped_bytes, begun, starved: output.starved(), words: text(output.words()), live };
}

test('what an engine says is parted from what the command prints, however it is cut', () => {
  const stderr = `WARNING: no swap\n${marker}\nautoloop 3c7e\n${starvedLine(marker)}\nafter autoloop 3c`;
  for (let size = 1; size <= stderr.length; size++) {
    const seen = fed(`${marker}\nprinted\n`, stderr, size);
    const errors = 'autoloop 3c7e\nafter autoloop 3c';
    expect(seen.streams).toEqual(['printed\n', errors]);
    expect(seen).toMatchObject({
      begun: 1,
      starved: true,
      words: 'WARNING: no swap\n',
      dropped_bytes: 0,
      live: errors,
    });
  }
});

test('a command begins when both streams have said so, and only then is anything its own', () => {
  const never = fed('', 'docker: Error response from daemon: no such image\n', 7);
  expect(never).toMatchObject({
    begun: 0,
    streams: ['', ''],
    words: 'docker: Error response from daemon: no such image\n',
  });
  expect(fed(`${marker}\n`, 'a word\n', 3)).toMatchObject({ begun: 0, streams: ['', ''] });
});

test('what does not fit is counted, our own lines not', () => {
  const seen = fed(`${marker}\n${'x'.repeat(30)}`, `${marker}\n${'y'.repeat(12)}${starvedLine(marker)}\n`, 5, 10);
  expect(seen).toMatchObject({ streams: ['x'.repeat(10), 'y'.repeat(10)], dropped_bytes: 22, starved: true });
});
