import { type ClientContext, RequestError } from '@agentclientprotocol/sdk';
import { isRecord, type JsonRecord, textAt } from '../../../core/agents/records.js';
import type { Ended } from '../../../core/journal/ended.js';
import { bounded, visibleLine } from '../../../core/untrusted.js';

/** What became of a conversation. */
export type Outcome =
  /** The agent brought its turn to this end. */
  | { how: 'ended'; ended: Ended }
  /** It said or did something with which its turn cannot come to an end; `code` is JSON-RPC's, where it answered with one. */
  | { how: 'failed'; reason: string; code?: number }
  /** Its program went away before it answered. */
  | { how: 'lost'; unanswered: string };

export type Answer = { said: JsonRecord } | { outcome: Outcome };

/** Asks the agent for something. Of what it says nothing is known but that it is an object. Never rejects. */
export type Asker = (method: string, params: object) => Promise<Answer>;

export const failed = (reason: string, code?: number): { outcome: Outcome } => ({
  outcome: { how: 'failed', reason, ...(code === undefined ? {} : { code }) },
});

/** What an agent wrote, fit to stand in a reason. */
export const quote = (text: string): string => bounded(visibleLine(text.slice(0, 1_000).trim()), 200);

/** `patience`: milliseconds for an answer to anything but the prompt, which takes as long as the work does. */
export function asker(agent: ClientContext, patience: number): Asker {
  return async (method, params) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Answer>((resolve) => {
      if (method === 'session/prompt') return;
      const name = `\`${method}\``;
      const lateness = failed(`it did not answer ${name} within ${patience / 1000} s`);
      // It is the program that is waited for, which may have been stopped.
      timer = setTimeout(() => resolve(lateness), patience).unref();
    });
    const answer = agent.request<unknown>(method, params).then(
      (said) => (isRecord(said) ? { said } : failed(`its answer to \`${method}\` is none`)),
      (error: unknown) => refused(method, error),
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  };
}

function refused(method: string, error: unknown): Answer {
  if (!(error instanceof RequestError)) return { outcome: { how: 'lost', unanswered: method } };
  const { code, message, data } = error;
  const details = textAt(data, 'details') || textAt(data, 'message');
  const words = [message, details].filter((text) => text !== '').map(quote);
  return failed(`it answered \`${method}\` with error ${code}: ${words.join(': ')}`, code);
}
