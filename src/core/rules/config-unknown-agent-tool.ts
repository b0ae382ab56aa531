import { knownPrograms } from '../agents/known.js';
import type { ConfigDocument } from '../documents/document.js';
import { slipOf } from '../nearest.js';
import { quoted } from '../untrusted.js';
import { actorId } from './actors.js';
import { config, configPath, withOrder } from './examples.js';
import { at, defineRule, type Fault, type Usable } from './rule.js';

export default defineRule({
  id: 'config-unknown-agent-tool',
  appliesTo: 'config',
  severity: 'warning',
  summary: 'Agents that lanes name are configured, and no program is a misspelling of one we know.',
  why: 'The mistake would show only when a run is about to start.',
  good: () => ({ files: withOrder() }),
  bad: () => [
    {
      files: withOrder({ [configPath]: config({ owners: '{web: {actors: [cluade]}}' }) }),
      at: [configPath, 'owners:'],
    },
    {
      files: withOrder({ [configPath]: config({ agents: '{claude: {driver: exec, command: [cluade, -p]}}' }) }),
      at: [configPath, 'agents:'],
    },
  ],
  *check(document) {
    yield* actors(document);
    for (const [name, { command = [] }] of Object.entries(document.data.agents ?? {})) {
      const program = command[0] ?? '';
      const meant = knownPrograms.includes(program) ? undefined : slipOf(program, knownPrograms);
      if (meant !== undefined)
        yield at(document, ['agents', name, 'command', 0], `${quoted(program)} is no agent CLI we know`, {
          hint: `Did you mean \`${meant}\`?`,
        });
    }
  },
});

function* actors(document: Usable<ConfigDocument>): Generator<Fault> {
  const { owners = {}, agents = {} } = document.data;
  const known = new Set(Object.keys(agents).map(actorId));
  for (const [lane, { actors = [] }] of Object.entries(owners))
    for (const [index, actor] of actors.entries()) {
      const id = actorId(actor);
      if (id?.startsWith('agent/') && !known.has(id)) {
        const close = slipOf(actor, Object.keys(agents));
        yield at(
          document,
          ['owners', lane, 'actors', index],
          `${quoted(actor)} is neither an e-mail address nor an agent of config.yml`,
          {
            hint: close ? `Did you mean \`${close}\`?` : 'Add it under `agents`, or write an e-mail address.',
          },
        );
      }
    }
}
