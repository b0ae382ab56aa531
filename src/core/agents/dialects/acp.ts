/**
 * The Agent Client Protocol (https://agentclientprotocol.com/protocol/v1/schema), the agent's side of it: answers, and updates of
 * the session. Usage stands in the answer to the prompt, in one of two places, or beside each piece of a message.
 */
import {
  dollarsAt,
  isRecord,
  type JsonRecord,
  type Printed,
  recordAt,
  textAt,
  tokensAt,
  total,
  type Usage,
  usageOf,
} from '../records.js';
import type { Refusal } from '../refusal.js';
import type { Reading } from './dialect.js';
import { failing, failureInLines } from './other.js';

const LAST_WORDS = 4_000;

export function readAcp(printed: Printed): Reading {
  const { records } = printed;
  const answer = records.findLast((record) => recordAt(record, 'result')?.stopReason !== undefined);
  const updates = records.map((record) => recordAt(record, 'params', 'update')).filter(isRecord);
  const messages = lastMessagesIn(updates);
  // A refusal that was answered otherwise later, after a login, was none.
  const error = answer === undefined ? recordAt(records.findLast(isAnswer), 'error') : undefined;
  const inWords = () => failureInWords(messages, updates) ?? (updates.some(wasDenied) ? 'denied' : null);
  return {
    usage: usageIn(recordAt(answer, 'result'), updates, printed),
    cost_usd: dollarsAt(recordAt(updates.findLast(tellsCost), 'cost'), 'amount') || null,
    failure: error === undefined ? inWords() : said(error),
    isOver: answer !== undefined,
    lastWords: messages.join('\n\n').slice(-LAST_WORDS),
    version: textAt(records.find(isIntroduced), 'result', 'agentInfo', 'version'),
  };
}

const isIntroduced = (record: JsonRecord) => recordAt(record, 'result', 'agentInfo') !== undefined;
const isAnswer = (record: JsonRecord) => record.method === undefined && record.id !== undefined;

/** Somebody must log in; any other code is of HTTP where it can be, and says nothing where it is of JSON-RPC. */
const AUTH_REQUIRED = -32000;

function said(error: JsonRecord): Refusal {
  const code = error.code === AUTH_REQUIRED ? 401 : (tokensAt(error, 'code') ?? 0);
  const words = [textAt(error, 'message'), textAt(error, 'data', 'details'), textAt(error, 'data', 'message')];
  const message = words
    .filter((text) => text !== '')
    .join(': ')
    .slice(0, LAST_WORDS);
  return code >= 400 && code < 600 ? { status: code, message } : { message };
}

/** Agents that end well tell of a failure in what they say: some in the form of one, Codex beside a status of its own. */
function failureInWords(messages: string[], updates: JsonRecord[]): Refusal | 'denied' | null {
  const status = updates.findLast((update) => recordAt(update, '_meta', 'codex', 'threadStatus') !== undefined);
  const isBroken = textAt(status, '_meta', 'codex', 'threadStatus', 'type') === 'systemError';
  const last = messages.at(-1) ?? '';
  return isBroken ? { message: last.slice(0, LAST_WORDS) } : failureInLines(last, failing);
}

/** Told of a deed that an agent's own rules or sandbox kept back, and not of one that failed for want of rights. */
const keptBack =
  /(?<!permission )\bdenied\b|\brejected\b|(?<!operation )not (?:allowed|permitted)\b|cannot be executed|requires approval|^bwrap: /im;

function wasDenied(update: JsonRecord): boolean {
  if (update.sessionUpdate !== 'tool_call_update' || update.status !== 'failed') return false;
  const { content } = update;
  const told = Array.isArray(content) ? content.map((part) => textAt(part, 'content', 'text')) : [];
  const beside = [textAt(update, 'rawOutput', 'message'), textAt(update, '_meta', 'terminal_output_delta', 'data')];
  return keptBack.test([...told, ...beside].join('\n').slice(0, LAST_WORDS));
}

/** What was said since the last deed, or all that was said: messages, in order. They come in pieces, with nothing in between. */
function lastMessagesIn(updates: JsonRecord[]): string[] {
  const lastDeed = updates.findLastIndex((update) => textAt(update, 'sessionUpdate').startsWith('tool_call'));
  const since = messagesIn(updates.slice(lastDeed + 1));
  return since.length > 0 ? since : messagesIn(updates);
}

function messagesIn(updates: JsonRecord[]): string[] {
  const isSpoken = ({ sessionUpdate }: JsonRecord) => sessionUpdate === 'agent_message_chunk';
  const messages: string[][] = [];
  for (const [index, update] of updates.entries()) {
    if (!isSpoken(update)) continue;
    const before = updates[index - 1];
    if (before === undefined || !isSpoken(before) || before.messageId !== update.messageId) messages.push([]);
    messages.at(-1)?.push(textAt(update, 'content', 'text'));
  }
  return messages.map((pieces) => pieces.join('').trim()).filter((message) => message !== '');
}

const tellsCost = (update: JsonRecord) =>
  update.sessionUpdate === 'usage_update' && textAt(update, 'cost', 'currency') === 'USD';

function usageIn(result: JsonRecord | undefined, updates: JsonRecord[], { isCut }: Printed): Usage | null {
  const ofTurn =
    ofTokens(recordAt(result, 'usage')) ??
    usageOf(recordAt(result, '_meta', 'quota', 'token_count'), [['input_tokens']], [['output_tokens']]);
  const ofPieces = updates.map((update) => ofTokens(recordAt(update, '_meta', 'usage')));
  return ofTurn ?? total(ofPieces, isCut);
}

/** What came from or went to a cache stands beside the input where the total says so, and within it elsewhere. */
function ofTokens(usage: JsonRecord | undefined): Usage | null {
  const [read, written] = [['inputTokens'], ['outputTokens']];
  const cached = [['cachedReadTokens'], ['cachedWriteTokens']];
  const within = usageOf(usage, [read], [written]);
  const beside = usageOf(usage, [read, ...cached], [written]);
  if (within === null || beside === null) return within;
  const sum = tokensAt(usage, 'totalTokens') ?? 0;
  return sum >= beside.input_tokens + beside.output_tokens ? beside : within;
}
