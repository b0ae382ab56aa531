import { boundedOutput } from '../../process/output.js';
import type { SandboxCommand, SandboxResult } from '../engine.js';
import { starvedLine } from './start-script.js';

type Stream = 'stdout' | 'stderr';

/** What came of both streams of a container so far. */
export interface Collected {
  add(stream: Stream, chunk: Uint8Array): void;
  /** Whether the container has begun: the marker came on both streams. */
  begun(): boolean;
  /** Whether the container said that memory was wanting. */
  starved(): boolean;
  /** What the engine said before the container began. */
  words(): Uint8Array;
  /** To be asked at the end. */
  kept(): Pick<SandboxResult, 'stdout' | 'stderr' | 'dropped_bytes'>;
}

/** Bytes of an engine's own words that are worth keeping. */
const WORDS = 65_536;
const NOTHING = Buffer.alloc(0);

/** Parts what the engine and our script say from what the command prints, which is all after the marker's line. */
export function collect({
  command,
  limit,
  marker,
  onBegun,
}: {
  command: Pick<SandboxCommand, 'onOutput'>;
  limit: number;
  marker: string;
  onBegun: () => void;
}): Collected {
  const outputs = { stdout: boundedOutput(limit), stderr: boundedOutput(limit) };
  const keep = (stream: Stream) => (chunk: Uint8Array) => {
    outputs[stream].add(chunk);
    command.onOutput?.(stream, chunk);
  };
  const line = (text: string) => Buffer.from(`${text}\n`);
  const heads = { stdout: before(line(marker)), stderr: before(line(marker)) };
  const errors = without(line(starvedLine(marker)), keep('stderr'));
  const bodies = { stdout: keep('stdout'), stderr: errors.add };
  const begun = (): boolean => heads.stdout.over() && heads.stderr.over();
  return {
    add: (stream, chunk) => {
      const early = !begun();
      const rest = heads[stream].add(chunk);
      if (early && begun()) onBegun();
      if (rest.length > 0) bodies[stream](rest);
    },
    begun,
    starved: errors.found,
    words: () => heads.stderr.kept(),
    kept: () => {
      errors.flush();
      const { stdout, stderr } = outputs;
      return { stdout: stdout.bytes(), stderr: stderr.bytes(), dropped_bytes: stdout.dropped + stderr.dropped };
    },
  };
}

/** Keeps what comes before a line, and answers with what comes after it. */
function before(line: Buffer): { add(chunk: Uint8Array): Uint8Array; over(): boolean; kept(): Uint8Array } {
  let kept: Buffer = NOTHING;
  let over = false;
  return {
    add: (chunk) => {
      if (over) return chunk;
      const all = Buffer.concat([kept, chunk]);
      const at = all.indexOf(line);
      over = at >= 0;
      kept = over ? all.subarray(0, at) : all.subarray(-WORDS);
      return over ? all.subarray(at + line.length) : NOTHING;
    },
    over: () => over,
    kept: () => kept,
  };
}

/** Passes everything on but a line, wherever it comes and however it is cut. */
function without(line: Buffer, pass: (chunk: Uint8Array) => void) {
  let held: Buffer = NOTHING;
  let found = false;
  return {
    add: (chunk: Uint8Array): void => {
      const all = Buffer.concat([held, chunk]);
      const at = all.indexOf(line);
      found ||= at >= 0;
      const rest = at < 0 ? all : Buffer.concat([all.subarray(0, at), all.subarray(at + line.length)]);
      const passed = rest.length - beginningAtEnd(rest, line);
      held = rest.subarray(passed);
      if (passed > 0) pass(rest.subarray(0, passed));
    },
    found: (): boolean => found,
    flush: (): void => {
      if (held.length > 0) pass(held);
      held = NOTHING;
    },
  };
}

/** How many of the last bytes may be the beginning of the line. */
function beginningAtEnd(bytes: Buffer, line: Buffer): number {
  for (let length = Math.min(bytes.length, line.length - 1); length > 0; length--)
    if (bytes.subarray(-length).equals(line.subarray(0, length))) return length;
  return 0;
}
