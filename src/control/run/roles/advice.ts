/** What to do about an agent that was let down by its login, its account, its own approvals or a closed network. */

import type { AutoloopError } from '../../../core/error.js';
import { findAttempt } from '../../../core/journal/lookup.js';
import { sayContacts } from '../../../core/render/contacts.js';
import type { Run } from '../context.js';
import { agentOf } from './agents.js';

/** Why something ended by an expected failure, and what to do about it, on one line without a full stop. */
export function reasonOf({ message, hint }: AutoloopError): string {
  const lines = (hint ?? '').split('\n').map((line) => line.trim());
  return [message.replace(/\.+$/, ''), ...(hint === undefined ? [] : [lines.join(' ').replace(/\.$/, '')])].join('. ');
}

/** A sentence for the end of the reason, from the last iteration's causes; empty where there is nothing to be done here. */
export function adviceFor(run: Run, attempt: number): string {
  const state = findAttempt(run.journal.state, attempt);
  const causes = state?.iterations.at(-1)?.roles.map(({ cause }) => cause) ?? [];
  if (state === undefined) return '';
  if (causes.includes('auth')) return `. ${loginAdvice(run, state.agent)}`;
  if (causes.includes('quota')) return '. Its account has nothing left: see to it where the account is kept';
  if (causes.includes('denied'))
    return '. It is sealed from outside: have its `command` turn its own approvals and sandbox off, as `autoloop init --agent` does';
  return networkAdvice(run, attempt, causes);
}

function loginAdvice(run: Run, name: string): string {
  const { env = [], home = [] } = agentOf(run, name);
  const entry = `agents.${name}`;
  const given = env.filter((variable) => (run.environment[variable] ?? '') !== '');
  if (given.length > 0) return `It was given ${list(given)}: see whether the key is valid`;
  if (home.length > 0) return `It was given ${list(home)} of your home: log in again with its own program`;
  if (env.length > 0) return `Not one of the variables that \`${entry}.env\` names is set here: ${list(env)}`;
  return `\`${entry}\` names no variable (\`env\`) and no file of your home (\`home\`) to log in with`;
}

/** Of a network that was closed to it, where that may be why: its own words seldom say so. */
function networkAdvice(run: Run, attempt: number, causes: readonly (string | null)[]): string {
  const contacts = run.journal.state.contacts.filter((contact) => contact.attempt === attempt);
  const refused = sayContacts(contacts, 'refused');
  if (refused !== '')
    return `. The network refused it ${refused}: \`sandbox.network\` has to name a host that it needs`;
  const isClosed = run.policy.sandbox.network === 'none' && causes.includes('transient');
  return isClosed ? '. No host is open to it: `sandbox.network` has to name the one that it needs' : '';
}

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
