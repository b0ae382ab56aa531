/** Anthropic's Messages: `POST …/messages`. */
import { newId, type Protocol, plain, roundsOf, spent, stream } from './protocol.js';
import type { Answer } from './script.js';

interface Body {
  model: string;
  stream?: boolean;
  messages?: { role: string; content?: string | { type: string }[] }[];
  tools?: { name: string; input_schema?: { properties?: Record<string, { type?: string }> } }[];
}

const usage = {
  input_tokens: spent.input,
  output_tokens: spent.output,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
};

export const messages: Protocol = {
  read: (body: Body) => ({
    protocol: 'messages',
    model: body.model,
    tools: (body.tools ?? []).map(({ name, input_schema }) => ({ name, parameters: input_schema?.properties ?? {} })),
    done: roundsOf(
      body.messages ?? [],
      ({ content }) => Array.isArray(content) && content.some(({ type }) => type === 'tool_result'),
    ),
    isStreamed: body.stream === true,
  }),
  answer(response, { model, isStreamed }, answer) {
    const content = blocksOf(answer);
    const stop_reason = answer.calls.length > 0 ? 'tool_use' : 'end_turn';
    const about = { id: newId('msg'), type: 'message', role: 'assistant', model, stop_sequence: null, usage };
    if (!isStreamed) {
      plain(response, 200, { ...about, content, stop_reason });
      return;
    }
    const write = stream(response);
    const send = (type: string, data: object) => write({ type, ...data }, type);
    send('message_start', { message: { ...about, content: [], stop_reason: null } });
    content.forEach((block, index) => {
      const isCall = block.type === 'tool_use';
      send('content_block_start', { index, content_block: isCall ? { ...block, input: {} } : { ...block, text: '' } });
      const delta = isCall
        ? { type: 'input_json_delta', partial_json: JSON.stringify(block.input) }
        : { type: 'text_delta', text: block.text };
      send('content_block_delta', { index, delta });
      send('content_block_stop', { index });
    });
    send('message_delta', { delta: { stop_reason, stop_sequence: null }, usage });
    send('message_stop', {});
    response.end();
  },
  refuse: ({ message, type = 'scripted' }) => ({ type: 'error', error: { type, message } }),
};

const blocksOf = ({ text, calls }: Answer) =>
  calls.length === 0
    ? [{ type: 'text' as const, text }]
    : calls.map((call) => ({
        type: 'tool_use' as const,
        id: newId('toolu'),
        name: call.name,
        input: 'input' in call ? { input: call.input } : call.arguments,
      }));
