/** What a scripted model does, and which of the tools an agent offers it does it with. */

/** One thing it does at one step. */
export type Deed =
  | { read: string }
  | { write: { path: string; content: string } }
  | { edit: { path: string; before: string; after: string } }
  | { shell: string }
  /** A tool by its own name: one that the agent ought to refuse, for instance. */
  | { tool: { name: string; arguments: Record<string, unknown> } };

/** What the model does at one step. Every path is absolute. */
export type ModelStep =
  | Deed
  /** Several tools in one answer. */
  | { deeds: Deed[] }
  | { text: string }
  /** A long text, of so many characters. */
  | { flood: number }
  /** Never an answer. */
  | { hang: true }
  /** A refusal: every time, or the first `times` times it is asked at this step; after those comes the next step. */
  | { error: ModelError };

export interface ModelError {
  status: number;
  message: string;
  /** As vendors name it: `insufficient_quota`, `overloaded_error`. */
  type?: string;
  /** Seconds, as the header of that name. */
  retryAfter?: number;
  times?: number;
}

/** A tool that the agent offers. */
export interface Tool {
  name: string;
  /** The JSON Schemas of its parameters, by name; empty for one that takes plain text. */
  parameters: Record<string, { type?: string } | undefined>;
  /** Takes plain text in the place of arguments. */
  isFreeform?: boolean;
}

export type Call = { name: string; arguments: Record<string, unknown> } | { name: string; input: string };

/** What an answer says or calls. */
export interface Answer {
  text: string;
  calls: Call[];
}

/** A request, whatever the protocol it came in. */
export interface ModelRequest {
  protocol: 'chat' | 'responses' | 'messages' | 'gemini';
  model: string;
  tools: Tool[];
  /** Answers by the model that called tools and have been followed by their results. */
  done: number;
  isStreamed: boolean;
  body: unknown;
}

const readers = ['read_file', 'read', 'Read', 'view'];
const writers = ['write_file', 'write', 'Write', 'create'];
const editors = ['replace', 'edit', 'Edit'];
const shells = ['exec_command', 'shell_command', 'shell', 'run_shell_command', 'bash', 'Bash'];

/** The answer to a step, in terms of the tools that are offered. */
export function answerTo(step: Exclude<ModelStep, { error: object } | { hang: true }>, tools: Tool[]): Answer {
  if ('text' in step) return { text: step.text, calls: [] };
  if ('flood' in step) return { text: 'All work and no play. '.repeat(step.flood / 22), calls: [] };
  const deeds = 'deeds' in step ? step.deeds : [step];
  const calls = deeds.flatMap((deed) => callOf(deed, tools) ?? []);
  return { text: calls.length > 0 ? '' : 'None of the tools I was given can do that.', calls };
}

/** Null where the agent keeps from the model what the deed takes. */
function callOf(deed: Deed, tools: Tool[]): Call | null {
  const among = (names: string[]) =>
    names.flatMap((name) => tools.find((tool) => tool.name === name && !tool.isFreeform) ?? [])[0];
  if ('tool' in deed) return deed.tool;
  if ('shell' in deed) return shellCall(among(shells), deed.shell);
  if ('read' in deed) {
    const reader = among(readers);
    return reader ? call(reader, pathNames(deed.read)) : callOf({ shell: `cat ${quoted(deed.read)}` }, tools);
  }
  if ('write' in deed) {
    const { path, content } = deed.write;
    const writer = among(writers);
    if (writer) return call(writer, { ...pathNames(path), content, file_text: content });
    return callOf({ shell: `printf %s ${quoted(content)} > ${quoted(path)}` }, tools);
  }
  const { path, before, after } = deed.edit;
  const editor = among(editors);
  if (editor)
    return call(editor, {
      ...pathNames(path),
      ...{ old_string: before, oldString: before, old_str: before, oldText: before },
      ...{ new_string: after, newString: after, new_str: after, newText: after },
      edits: [{ oldText: before, newText: after }],
      instruction: 'a scripted step',
    });
  const patch = tools.find(({ name }) => name === 'apply_patch');
  const lines = `*** Begin Patch\n*** Update File: ${path}\n@@\n-${before}\n+${after}\n*** End Patch\n`;
  if (patch) return patch.isFreeform ? { name: patch.name, input: lines } : call(patch, { input: lines, patch: lines });
  return callOf({ shell: `sed -i ${quoted(`s|${before}|${after}|`)} ${quoted(path)}` }, tools);
}

function shellCall(shell: Tool | undefined, line: string): Call | null {
  if (!shell) return null;
  const command = shell.parameters.command?.type === 'array' ? ['bash', '-c', line] : line;
  return call(shell, { command, cmd: line, description: 'a scripted step', is_background: false });
}

const pathNames = (path: string) => ({ file_path: path, filePath: path, absolute_path: path, path });

/** Of all spellings of the arguments only those that the tool knows. */
const call = (tool: Tool, values: Record<string, unknown>): Call => ({
  name: tool.name,
  arguments: Object.fromEntries(Object.entries(values).filter(([name]) => name in tool.parameters)),
});

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
