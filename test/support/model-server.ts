/**
 * A model that plays a script, on loopback, in OpenAI's chat-completions protocol (streamed and plain). It is stateless: the
 * step it plays is the number of tool results already in the conversation, so that any number of agents share one server.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the model does at one step. */
export type ModelStep =
  | { read: string }
  | { write: { path: string; content: string } }
  | { shell: string }
  | { text: string }
  | { error: { status: number; message: string } };

interface Tool {
  name: string;
  properties: Record<string, unknown>;
}

interface ChatRequest {
  model: string;
  stream?: boolean;
  messages?: { role: string }[];
  tools?: { function?: { name?: string; parameters?: { properties?: Record<string, unknown> } } }[];
}

const usage = { prompt_tokens: 1200, completion_tokens: 34, total_tokens: 1234 };

/** Starts it; scripts are keyed by model name. Closed when the test is over. */
export async function modelServer(
  scripts: Record<string, ModelStep[]>,
): Promise<{ port: number; requests: ChatRequest[] }> {
  const requests: ChatRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const chat = JSON.parse(Buffer.concat(chunks).toString() || '{}') as ChatRequest;
      if (!request.url?.endsWith('/chat/completions'))
        return reply(response, 404, { error: { message: `no ${request.url}` } });
      requests.push(chat);
      answer(response, chat, stepOf(scripts, chat));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, requests };
}

/** Requests without tools are the agent's side questions (titles, summaries). */
function stepOf(scripts: Record<string, ModelStep[]>, chat: ChatRequest): ModelStep {
  const steps = scripts[chat.model];
  if (!steps || !chat.tools?.length) return { text: 'nothing to say' };
  const done = chat.messages?.filter((message) => message.role === 'tool').length ?? 0;
  return steps[Math.min(done, steps.length - 1)] ?? { text: 'nothing to say' };
}

function answer(response: ServerResponse, chat: ChatRequest, step: ModelStep): void {
  if ('error' in step) {
    reply(response, step.error.status, { error: { message: step.error.message, type: 'scripted' } });
    return;
  }
  const call = 'text' in step ? undefined : toolCall(chat, step);
  const text = 'text' in step ? step.text : '';
  const finish = call ? 'tool_calls' : 'stop';
  const about = { id: `chat-${chat.messages?.length ?? 0}`, created: 0, model: chat.model };
  if (!chat.stream) {
    const message = { role: 'assistant', content: text || null, ...(call ? { tool_calls: [call] } : {}) };
    const choices = [{ index: 0, finish_reason: finish, message }];
    reply(response, 200, { ...about, object: 'chat.completion', choices, usage });
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const chunk = (delta: object, finish_reason: string | null = null) =>
    send({ ...about, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] });
  const send = (data: object) => response.write(`data: ${JSON.stringify(data)}\n\n`);
  chunk({ role: 'assistant', content: text });
  if (call) chunk({ tool_calls: [{ index: 0, ...call }] });
  chunk({}, finish);
  send({ ...about, object: 'chat.completion.chunk', choices: [], usage });
  response.end('data: [DONE]\n\n');
}

/** The offered tool that can do the step, called with the parameter names it has. */
function toolCall(chat: ChatRequest, step: Exclude<ModelStep, { text: string } | { error: object }>): object {
  const tools = (chat.tools ?? []).map(
    (tool): Tool => ({
      name: tool.function?.name ?? '',
      properties: tool.function?.parameters?.properties ?? {},
    }),
  );
  const wanted =
    'read' in step
      ? ['read_file', 'read']
      : 'write' in step
        ? ['write_file', 'write']
        : ['run_shell_command', 'bash', 'shell'];
  const tool = tools.find(({ name }) => wanted.includes(name));
  if (!tool) throw new Error(`none of ${wanted.join(', ')} among ${tools.map(({ name }) => name).join(', ')}`);
  const values: Record<string, unknown> =
    'read' in step
      ? { file_path: step.read, absolute_path: step.read, path: step.read }
      : 'write' in step
        ? { file_path: step.write.path, path: step.write.path, content: step.write.content }
        : { command: step.shell, description: 'a scripted step', is_background: false };
  const args = Object.fromEntries(Object.entries(values).filter(([name]) => name in tool.properties));
  return {
    id: `call-${chat.messages?.length ?? 0}`,
    type: 'function',
    function: { name: tool.name, arguments: JSON.stringify(args) },
  };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
