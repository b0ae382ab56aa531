/** Gemini's: `POST …/models/<model>:generateContent` and `:streamGenerateContent`. */
import { newId, type Protocol, plain, roundsOf, spent, stream } from './protocol.js';

interface Declaration {
  name: string;
  parameters?: { properties?: Record<string, { type?: string }> };
  parametersJsonSchema?: { properties?: Record<string, { type?: string }> };
}

interface Body {
  contents?: { parts?: { functionResponse?: object }[] }[];
  tools?: { functionDeclarations?: Declaration[] }[];
}

export const gemini: Protocol = {
  read: (body: Body, path) => ({
    protocol: 'gemini',
    model: /\/models\/([^/:]+):/.exec(path)?.[1] ?? '',
    tools: (body.tools ?? [])
      .flatMap(({ functionDeclarations = [] }) => functionDeclarations)
      .map(({ name, parameters, parametersJsonSchema }) => ({
        name,
        parameters: (parametersJsonSchema ?? parameters)?.properties ?? {},
      })),
    done: roundsOf(body.contents ?? [], ({ parts = [] }) => parts.some(({ functionResponse }) => functionResponse)),
    isStreamed: path.includes(':stream'),
  }),
  answer(response, { model, isStreamed, body }, { text, calls }) {
    // Its side questions want JSON.
    const wantsJson = JSON.stringify(body).includes('"responseMimeType":"application/json"');
    const parts =
      calls.length === 0
        ? [{ text: wantsJson ? '{}' : text }]
        : calls.map((call) => ({
            functionCall: {
              id: newId('call'),
              name: call.name,
              args: 'input' in call ? { input: call.input } : call.arguments,
            },
          }));
    const whole = {
      candidates: [{ index: 0, content: { role: 'model', parts }, finishReason: 'STOP' }],
      usageMetadata: {
        promptTokenCount: spent.input,
        candidatesTokenCount: spent.output,
        totalTokenCount: spent.input + spent.output,
      },
      modelVersion: model,
      responseId: newId('response'),
    };
    if (!isStreamed) {
      plain(response, 200, whole);
      return;
    }
    stream(response)(whole);
    response.end();
  },
  refuse: ({ message, type = 'SCRIPTED', status }) => ({ error: { code: status, message, status: type } }),
};
