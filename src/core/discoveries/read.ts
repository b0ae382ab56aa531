/** Takes what a role says it found out. Hostile input: what it claims of who and when is not looked at. */
import { faulty, objectIn, type Taken, takeLines } from '../note-lines.js';
import { type Finding, readFinding } from './discovery.js';

/** Reads lines that a role left, each `{"type":…,"data":…}`; no more than are taken of one role. */
export const readFindings = (lines: readonly string[]): Taken<Finding> =>
  takeLines(lines, 'Discovery', (line) => {
    const read = objectIn(line);
    return 'fault' in read ? faulty(read.fault) : readFinding(read.value.type, read.value.data);
  });
