import { expect, test } from 'vitest';
import { blobsOf } from '../../../src/core/journal/blobs.js';
import { blob, sealed, wholeRun } from './a-run.js';

const { events } = sealed(wholeRun);
const of = (type: string) => events.filter((event) => event.type === type).map(blobsOf);

test('the blobs of an event are those that its schema has', () => {
  expect(of('run.started')).toEqual([[blob('d'), blob('e'), blob('f')]]);
  expect(of('role.started')[0]).toEqual([blob('1')]);
  expect(of('role.ended')[0]).toEqual([blob('2'), { ...blob('3'), truncated: true }]);
  expect(of('gate.ended')[0]).toEqual([blob('4')]);
  expect(of('attempt.imported')).toEqual([[blob('5')]]);
  expect(of('report.written')).toEqual([[]]);
});

test('what an agent put into its own words is none', () => {
  const said = sealed([
    ...wholeRun.slice(0, 11),
    [
      'event.emitted',
      { attempt: 1, iteration: 1, role: 'code', event: 'done', data: { log: blob('9'), ...blob('9') } },
    ],
  ]).events.at(-1);
  expect(said && blobsOf(said)).toEqual([]);
});
