/**
 * Reads what an agent's CLI printed: usage and cost where it reports them, the reason where it failed, and its last words.
 * The change decides whether an attempt is any good; this only explains it. Where a program has records for its failures, they
 * alone tell of one: what it quotes from a repository, `429` or `unauthorized`, is none.
 */
import { readAcp } from './dialects/acp.js';
import { claude } from './dialects/claude.js';
import { codex } from './dialects/codex.js';
import { copilot } from './dialects/copilot.js';
import type { Dialect, Reading } from './dialects/dialect.js';
import { gemini } from './dialects/gemini.js';
import { opencode } from './dialects/opencode.js';
import { failureInLines, readOther } from './dialects/other.js';
import { pi } from './dialects/pi.js';
import { type Printed, printedRecords, type Usage } from './records.js';
import { type Cause, explain } from './refusal.js';

export type { Cause } from './refusal.js';

/** Everything in it is a claim except that it was printed. */
export interface AgentOutput {
  /** Tokens as the CLI counted them; `null` when it did not say. */
  usage: Usage | null;
  /** US dollars as the CLI reported them; `null` when it did not say, never 0 for unknown. */
  cost_usd: number | null;
  cause: Cause | null;
  /** Its own words for why it failed, on one line; absent where it has none. They may name a reason that is no cause. */
  said?: string;
  /** Milliseconds after which it asks to be tried again; absent where it does not. */
  retryAfterMs?: number;
  /** What it said last, for a report when it wrote none; empty when it said nothing. */
  lastWords: string;
  /** What it gave as its version where it was spoken with; absent when it did not. */
  version?: string;
}

const dialects: Dialect[] = [claude, codex, gemini, opencode, copilot, pi];

/** A program says who it is in the first of its records, with which it begins: what it shows of a file may look like another's. */
const FIRST = 5;

export function readAgentOutput(stdout: string, stderr: string): AgentOutput {
  return outputOf(readingOf(printedRecords(stdout), stdout, stderr), stderr);
}

/** The same of an agent that was spoken with over the Agent Client Protocol, of its side of the conversation. */
export function readSpokenOutput(stdout: string, stderr: string): AgentOutput {
  return outputOf(readAcp(printedRecords(stdout)), stderr);
}

function outputOf({ failure, isOver, usage, cost_usd, lastWords, version }: Reading, stderr: string): AgentOutput {
  const found = failure ?? (isOver ? null : failureInLines(stderr));
  const { cause, ...more } = found === null ? { cause: null } : found === 'denied' ? { cause: found } : explain(found);
  const known = versionIn((version ?? '').slice(0, MOST_VERSION));
  return { usage, cost_usd, cause, ...more, lastWords, ...(known === null ? {} : { version: known }) };
}

function readingOf(printed: Printed, stdout: string, stderr: string): Reading {
  for (const record of printed.preface > FIRST ? [] : printed.records.slice(0, FIRST)) {
    const dialect = dialects.find(({ speaks }) => speaks(record));
    if (dialect !== undefined) return dialect.read(printed);
  }
  return readOther(printed, stdout, stderr);
}

/** Characters of a version. */
const MOST_VERSION = 100;

/** The version in what a program printed when it was asked for it: pi says it on standard error; `null` when there is none to see. */
export function versionIn(stdout: string, stderr = ''): string | null {
  const found = (text: string) => /\d+(?:\.\d+)+(?:[.+-]?\w+)*/.exec(text.slice(0, 500))?.[0] ?? null;
  return found(stdout) ?? found(stderr.trimEnd().split('\n').at(-1) ?? '');
}
