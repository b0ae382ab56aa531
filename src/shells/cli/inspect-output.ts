/** How each topic of `inspect` is read and printed. */
import type { Repository } from '../../control/repository.js';
import type { Shell } from './command.js';

interface Wanted {
  run: string;
  topic: Topic;
  attempt?: number;
  mermaid?: boolean;
  iteration?: number;
  role?: string;
  json?: boolean;
}

export type Topic = 'events' | 'prompt' | 'output' | 'diff' | 'report' | keyof typeof views;

const inIterations = () => import('../../control/inspect/iterations.js');

/** A topic that is one value: its kind as JSON, where it is read, and what makes text of it, each loaded where it is used. */
const view =
  <Value extends object>(
    kind: string,
    read: () => Promise<(repo: Repository, run: string) => Promise<Value>>,
    render: () => Promise<(value: Value) => string>,
  ) =>
  async (repo: Repository, { run }: Wanted) => {
    const value = await (await read())(repo, run);
    return { kind, value, text: async () => (await render())(value) };
  };

const views = {
  scratchpad: view(
    'scratchpad',
    async () => (await inIterations()).scratchpadOfRun,
    async () => (await import('../../core/render/inspect-iterations.js')).renderScratchpad,
  ),
  coordination: view(
    'coordination',
    async () => (await inIterations()).coordinationOfRun,
    async () => (await import('../../core/render/inspect-iterations.js')).renderCoordination,
  ),
  metrics: view(
    'metrics',
    async () => (await import('../../control/inspect/runs.js')).metricsOfRun,
    async () => (await import('../../core/render/run-numbers.js')).renderMetrics,
  ),
  usage: view(
    'usage',
    async () => (await inIterations()).usageOfRun,
    async () => (await import('../../core/render/run-numbers.js')).renderUsage,
  ),
  memory: view(
    'run-memory',
    async () => (await inIterations()).memoryOfRun,
    async () => (await import('../../core/render/inspect-memory.js')).renderMemory,
  ),
  topology: async (repo: Repository, { run, attempt, mermaid }: Wanted) => {
    const { topologyOfRun } = await inIterations();
    const { picture, ...topology } = await topologyOfRun(repo, run, attempt);
    const { visible } = await import('../../core/untrusted.js');
    return { kind: 'topology', value: topology, text: async () => visible(mermaid ? topology.mermaid : picture) };
  },
};

/** Prints what a run has on a topic. */
export async function showTopic(shell: Shell, repo: Repository, wanted: Wanted): Promise<void> {
  const { run, topic, json = false } = wanted;
  if (topic === 'events') return showEvents(shell, repo, run, json);
  if (topic === 'prompt' || topic === 'output' || topic === 'diff' || topic === 'report') {
    const { textsOf } = await import('../../control/inspect/inspect.js');
    const { renderTexts } = await import('../../core/render/kept-texts.js');
    const { attempt, iteration, role } = wanted;
    const texts = await textsOf(repo, run, { topic, attempt, iteration, role });
    if (json) shell.json('texts', texts);
    else shell.print(renderTexts(texts));
    return;
  }
  const { kind, value, text } = await views[topic](repo, wanted);
  if (json) shell.json(kind, value);
  else shell.print(await text());
}

async function showEvents(shell: Shell, repo: Repository, run: string, json: boolean): Promise<void> {
  const { eventsOf } = await import('../../control/inspect/inspect.js');
  const { eventLine } = await import('./run-texts.js');
  const batches = shell.inBatches();
  try {
    for await (const event of eventsOf(repo, run)) {
      if (json) shell.jsonLine(event);
      else shell.print(eventLine(event));
      await batches.next();
    }
  } finally {
    batches.end();
  }
}
