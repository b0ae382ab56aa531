import { isRecord, type JsonRecord, recordAt, textAt } from '../../../core/agents/records.js';
import { type Answer, type Asker, failed, type Outcome, quote } from './ask.js';

/** Of JSON-RPC, as the protocol uses it: somebody must log in first. */
const AUTH_REQUIRED = -32000;

/** The worktree, as the sandbox shows it. */
const WORKTREE = '/work';

/**
 * Modes in which agents ask nobody and make no sandbox of their own, which cannot be made inside another: those of Codex,
 * Claude Code, Gemini CLI and Qwen Code.
 */
const UNBOUND = ['agent-full-access', 'bypassPermissions', 'yolo'];

/** Opens a session in the worktree, unbound and with the model that is wanted; answers with its id. */
export async function openSession(
  ask: Asker,
  hello: JsonRecord,
  model: string | undefined,
): Promise<{ id: string } | { outcome: Outcome }> {
  const session = await newSession(ask, hello);
  if ('outcome' in session) return session;
  const id = textAt(session.said, 'sessionId');
  if (id === '') return failed('its session has no id');
  const lost = await unbind(ask, session.said, id);
  if (lost !== undefined || model === undefined) return lost ?? { id };
  return (await choose(ask, session.said, id, model)) ?? { id };
}

/** An agent that will not be unbound asks instead, and is answered. */
async function unbind(ask: Asker, session: JsonRecord, sessionId: string): Promise<{ outcome: Outcome } | undefined> {
  const modes = recordAt(session, 'modes');
  const modeId = listAt(modes, 'availableModes')
    .map((mode) => textAt(mode, 'id'))
    .find((mode) => UNBOUND.includes(mode));
  if (modeId === undefined || textAt(modes, 'currentModeId') === modeId) return undefined;
  const answer = await ask('session/set_mode', { sessionId, modeId });
  return 'outcome' in answer && answer.outcome.how === 'lost' ? answer : undefined;
}

/** Logs in where the agent will not open a session otherwise, and only in a way that needs no person. */
async function newSession(ask: Asker, hello: JsonRecord): Promise<Answer> {
  const open = () => ask('session/new', { cwd: WORKTREE, mcpServers: [] });
  const first = await open();
  if (!('outcome' in first) || first.outcome.how !== 'failed' || first.outcome.code !== AUTH_REQUIRED) return first;
  const methods = listAt(hello, 'authMethods');
  const methodId = textAt(methods.find(needsNobody), 'id');
  if (methodId === '') {
    const offered = named(methods.map((method) => textAt(method, 'id')));
    return failed(
      `${first.outcome.reason} (${offered === '' ? 'it has no way to log in' : `it logs in by ${offered}`})`,
    );
  }
  const login = await ask('authenticate', { methodId });
  return 'outcome' in login ? login : open();
}

/** A key from the environment. Any other way opens a browser or a terminal for somebody. */
function needsNobody(method: JsonRecord): boolean {
  const isForPerson = method.type === 'terminal' || textAt(method, '_meta', 'type') === 'terminal';
  if (isForPerson || recordAt(method, '_meta', 'terminal-auth')) return false;
  return recordAt(method, '_meta', 'api-key') !== undefined || /api[-_ ]?key/i.test(textAt(method, 'id'));
}

interface Model {
  value: string;
  name: string;
}

/** Chooses the model among those it offers: as an option of the session or, as it was before there were any, among `models`. */
async function choose(
  ask: Asker,
  session: JsonRecord,
  sessionId: string,
  wanted: string,
): Promise<{ outcome: Outcome } | undefined> {
  const option = listAt(session, 'configOptions').find((one) => one.category === 'model' || one.id === 'model');
  const models = recordAt(session, 'models');
  const offered = option ? offeredBy(option) : listAt(models, 'availableModels').map(modelOf);
  const current = option ? textAt(option, 'currentValue') : textAt(models, 'currentModelId');
  const model = offered.find(({ value }) => value === wanted) ?? offered.find(({ name }) => name === wanted);
  if (current === (model?.value ?? wanted)) return undefined;
  if (model === undefined) {
    const names = named(offered.map(({ value }) => value));
    const has = names === '' ? 'it offers no choice: leave `model` out' : `\`model\` can be ${names}`;
    return failed(`it has no model \`${wanted}\` (${has})`);
  }
  const answer = option
    ? await ask('session/set_config_option', { sessionId, configId: textAt(option, 'id'), value: model.value })
    : await ask('session/set_model', { sessionId, modelId: model.value });
  return 'outcome' in answer ? answer : undefined;
}

/** Values stand in a list, or in groups of such lists. */
function offeredBy(option: JsonRecord): Model[] {
  const entries = listAt(option, 'options');
  return entries.flatMap((entry) => (Array.isArray(entry.options) ? listAt(entry, 'options') : [entry])).map(modelOf);
}

const modelOf = (entry: JsonRecord): Model => ({
  value: textAt(entry, 'value') || textAt(entry, 'modelId'),
  name: textAt(entry, 'name'),
});

/** How many of the things that an agent offers are named. */
const MOST_NAMED = 10;

const named = (names: string[]): string =>
  [...names.slice(0, MOST_NAMED).map((name) => `\`${quote(name)}\``), ...(names.length > MOST_NAMED ? ['…'] : [])].join(
    ', ',
  );

function listAt(record: JsonRecord | undefined, key: string): JsonRecord[] {
  const value = record?.[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
