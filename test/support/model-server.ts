/**
 * A model that plays a script, on loopback, in OpenAI's two protocols, Anthropic's and Gemini's (streamed and plain). The
 * step it plays is how often tools were called in the conversation so far, so that any number of agents share one server.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { chat } from './model/chat.js';
import { gemini } from './model/gemini.js';
import { messages } from './model/messages.js';
import { type Protocol, plain, spent } from './model/protocol.js';
import { responses } from './model/responses.js';
import { answerTo, type ModelError, type ModelRequest, type ModelStep } from './model/script.js';

export type { ModelStep } from './model/script.js';

const routes: [RegExp, Protocol][] = [
  [/\/chat\/completions$/, chat],
  [/\/responses$/, responses],
  [/\/messages$/, messages],
  [/\/models\/[^/]+:(?:streamG|g)enerateContent$/, gemini],
];

export interface ModelServer {
  port: number;
  requests: ModelRequest[];
}

/**
 * Starts it; scripts are keyed by model name, and for one role of a preset by `<model> as <role>`: whose turn it is stands in
 * the prompt. Closed when the test is over.
 */
export async function modelServer(scripts: Record<string, ModelStep[]>): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  /** How often each refusal was given. */
  const given = new Map<ModelError, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url?.split('?')[0] ?? '';
      const protocol = routes.find(([route]) => route.test(path))?.[1];
      if (!protocol || request.method !== 'POST') return beside(response, path, scripts);
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      const asked = { ...protocol.read(body as never, path), body };
      requests.push(asked);
      play(response, protocol, asked, stepOf(scripts, asked, given));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, requests };
}

/** What is asked besides: counts of tokens, and which models there are. */
function beside(response: ServerResponse, path: string, scripts: Record<string, ModelStep[]>) {
  if (path.endsWith('count_tokens')) return plain(response, 200, { input_tokens: spent.input });
  if (path.endsWith(':countTokens')) return plain(response, 200, { totalTokens: spent.input });
  const data = Object.keys(scripts).map((id) => ({ id, object: 'model', owned_by: 'test' }));
  if (path.endsWith('/models')) return plain(response, 200, { object: 'list', data });
  return plain(response, 404, { error: { message: `no ${path}` } });
}

/** Requests without tools are the agent's side questions (titles, summaries). */
function stepOf(scripts: Record<string, ModelStep[]>, asked: ModelRequest, given: Map<ModelError, number>): ModelStep {
  const model = asked.model.split('/').at(-1) ?? '';
  const [, role = ''] = /# Your role: ([a-z-]+)/.exec(JSON.stringify(asked.body)) ?? [];
  const steps = scripts[`${model} as ${role}`] ?? scripts[model];
  if (!steps || asked.tools.length === 0) return { text: 'nothing to say' };
  // A refusal is no answer, so that no tool was called at its step: what has passed of them is stepped over.
  let at = 0;
  for (let answered = 0; at < steps.length; at++) {
    const step = steps[at];
    if (step && 'error' in step) {
      if (answered < asked.done) continue;
      const before = given.get(step.error) ?? 0;
      if (before >= (step.error.times ?? Number.POSITIVE_INFINITY)) continue;
      given.set(step.error, before + 1);
      return step;
    }
    if (answered++ === asked.done) break;
  }
  return steps[Math.min(at, steps.length - 1)] ?? { text: 'nothing to say' };
}

function play(response: ServerResponse, protocol: Protocol, asked: ModelRequest, step: ModelStep): void {
  if ('hang' in step) return;
  if ('error' in step) {
    const { status, retryAfter } = step.error;
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    plain(response, status, protocol.refuse(step.error), headers as Record<string, string>);
    return;
  }
  protocol.answer(response, asked, answerTo(step, asked.tools));
}
