/** OpenAI's chat completions: `POST …/chat/completions`. */
import { newId, type Protocol, plain, roundsOf, spent, stream } from './protocol.js';
import type { Call } from './script.js';

interface Body {
  model: string;
  stream?: boolean;
  messages?: { role: string }[];
  tools?: { function?: { name?: string; parameters?: { properties?: Record<string, { type?: string }> } } }[];
}

const usage = {
  prompt_tokens: spent.input,
  completion_tokens: spent.output,
  total_tokens: spent.input + spent.output,
};

export const chat: Protocol = {
  read: (body: Body) => ({
    protocol: 'chat',
    model: body.model,
    tools: (body.tools ?? []).map((tool) => ({
      name: tool.function?.name ?? '',
      parameters: tool.function?.parameters?.properties ?? {},
    })),
    done: roundsOf(body.messages ?? [], ({ role }) => role === 'tool'),
    isStreamed: body.stream === true,
  }),
  answer(response, { model, isStreamed }, { text, calls }) {
    const about = { id: newId('chatcmpl'), created: 0, model };
    const tool_calls = calls.map(toolCall);
    const finish_reason = calls.length > 0 ? 'tool_calls' : 'stop';
    if (!isStreamed) {
      const message = { role: 'assistant', content: text || null, ...(calls.length > 0 ? { tool_calls } : {}) };
      const choices = [{ index: 0, finish_reason, message }];
      plain(response, 200, { ...about, object: 'chat.completion', choices, usage });
      return;
    }
    const send = stream(response);
    const chunk = (delta: object, finish: string | null = null) =>
      send({
        ...about,
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta, finish_reason: finish }],
      });
    chunk({ role: 'assistant', content: text });
    tool_calls.forEach((call, index) => {
      chunk({ tool_calls: [{ index, ...call }] });
    });
    chunk({}, finish_reason);
    send({ ...about, object: 'chat.completion.chunk', choices: [], usage });
    send('[DONE]');
    response.end();
  },
  refuse: ({ message, type = 'scripted', status }) => ({ error: { message, type, code: type, param: null, status } }),
};

const toolCall = (call: Call) => ({
  id: newId('call'),
  type: 'function',
  function: {
    name: call.name,
    arguments: JSON.stringify('input' in call ? { input: call.input } : call.arguments),
  },
});
