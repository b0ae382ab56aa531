/** OpenAI's Responses: `POST …/responses`. */
import { newId, type Protocol, plain, roundsOf, spent, stream } from './protocol.js';
import type { Answer, Tool } from './script.js';

interface Declared {
  type?: string;
  name?: string;
  parameters?: { properties?: Record<string, { type?: string }> };
  /** Of a namespace. */
  tools?: Declared[];
}

interface Body {
  model: string;
  stream?: boolean;
  input?: string | { type?: string }[];
  tools?: Declared[];
}

export const responses: Protocol = {
  read: (body: Body) => ({
    protocol: 'responses',
    model: body.model,
    tools: (body.tools ?? []).flatMap(toolsOf),
    done: roundsOf(Array.isArray(body.input) ? body.input : [], ({ type }) => type?.endsWith('_output') === true),
    isStreamed: body.stream === true,
  }),
  answer(response, { model, isStreamed }, answer) {
    const about = { id: newId('resp'), object: 'response', created_at: 0, model, parallel_tool_calls: true };
    const output = itemsOf(answer);
    const usage = {
      input_tokens: spent.input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: spent.output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: spent.input + spent.output,
    };
    const whole = { ...about, status: 'completed', output, usage };
    if (!isStreamed) {
      plain(response, 200, whole);
      return;
    }
    const write = stream(response);
    let sequence_number = 0;
    const send = (type: string, data: object) => write({ type, sequence_number: ++sequence_number, ...data }, type);
    send('response.created', { response: { ...about, status: 'in_progress', output: [] } });
    output.forEach((item, output_index) => {
      send('response.output_item.added', { output_index, item: { ...item, status: 'in_progress' } });
      if (item.type === 'message')
        send('response.output_text.delta', {
          item_id: item.id,
          output_index,
          content_index: 0,
          delta: answer.text,
        });
      send('response.output_item.done', { output_index, item });
    });
    send('response.completed', { response: whole });
    response.end();
  },
  refuse: ({ message, type = 'scripted' }) => ({ error: { message, type, code: type, param: null } }),
};

function toolsOf(tool: Declared): Tool[] {
  if (tool.type === 'namespace') return (tool.tools ?? []).flatMap(toolsOf);
  if (tool.name === undefined) return [];
  if (tool.type === 'custom') return [{ name: tool.name, parameters: {}, isFreeform: true }];
  return [{ name: tool.name, parameters: tool.parameters?.properties ?? {} }];
}

function itemsOf({ text, calls }: Answer) {
  const status = 'completed';
  if (calls.length === 0) {
    const content = [{ type: 'output_text', text, annotations: [] }];
    return [{ type: 'message', id: newId('msg'), role: 'assistant', status, content }];
  }
  return calls.map((call) =>
    'input' in call
      ? { type: 'custom_tool_call', id: newId('ctc'), call_id: newId('call'), status, ...call }
      : {
          type: 'function_call',
          id: newId('fc'),
          call_id: newId('call'),
          name: call.name,
          arguments: JSON.stringify(call.arguments),
          status,
        },
  );
}
