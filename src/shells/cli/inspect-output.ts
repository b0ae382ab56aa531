/** How each topic of `inspect` is read and printed. */
import type { Repository } from '../../control/repository.js';
import type { Shell } from './command.js';

interface Wanted {
  run: string;
  topic: Topic;
  attempt?: number;
  mermaid?: boolean;
  iteration?: number;
  json?: boolean;
}

export type Topic = 'events' | 'prompt' | 'output' | 'diff' | 'report' | keyof typeof views;

/** Topics that are one value, as JSON and as text. */
const views = {
  scratchpad: async (repo: Repository, { run }: Wanted) => {
    const { scratchpadOfRun } = await import('../../control/inspect-iterations.js');
    const { renderScratchpad } = await import('../../core/render/inspect-iterations.js');
    const scratchpad = await scratchpadOfRun(repo, run);
    return { kind: 'scratchpad', value: scratchpad, text: () => renderScratchpad(scratchpad) };
  },
  coordination: async (repo: Repository, { run }: Wanted) => {
    const { coordinationOfRun } = await import('../../control/inspect-iterations.js');
    const { renderCoordination } = await import('../../core/render/inspect-iterations.js');
    const coordination = await coordinationOfRun(repo, run);
    return { kind: 'coordination', value: coordination, text: () => renderCoordination(coordination) };
  },
  metrics: async (repo: Repository, { run }: Wanted) => {
    const { metricsOfRun } = await import('../../control/runs.js');
    const { renderMetrics } = await import('../../core/render/run-numbers.js');
    const metrics = await metricsOfRun(repo, run);
    return { kind: 'metrics', value: metrics, text: () => renderMetrics(metrics) };
  },
  usage: async (repo: Repository, { run }: Wanted) => {
    const { usageOfRun } = await import('../../control/inspect-iterations.js');
    const { renderUsage } = await import('../../core/render/run-numbers.js');
    const usage = await usageOfRun(repo, run);
    return { kind: 'usage', value: usage, text: () => renderUsage(usage) };
  },
  topology: async (repo: Repository, { run, attempt, mermaid }: Wanted) => {
    const { topologyOfRun } = await import('../../control/inspect-iterations.js');
    const { visible } = await import('../../core/untrusted.js');
    const { picture, ...topology } = await topologyOfRun(repo, run, attempt);
    return { kind: 'topology', value: topology, text: () => visible(mermaid ? topology.mermaid : picture) };
  },
  memory: async (repo: Repository, { run }: Wanted) => {
    const { memoryOfRun } = await import('../../control/inspect-iterations.js');
    const { renderMemory } = await import('../../core/render/inspect-memory.js');
    const memory = await memoryOfRun(repo, run);
    return { kind: 'run-memory', value: memory, text: () => renderMemory(memory) };
  },
};

/** Prints what a run has on a topic. */
export async function showTopic(shell: Shell, repo: Repository, wanted: Wanted): Promise<void> {
  const { run, topic, json = false } = wanted;
  if (topic === 'events') return showEvents(shell, repo, run, json);
  if (topic === 'prompt' || topic === 'output' || topic === 'diff' || topic === 'report') {
    const { textsOf } = await import('../../control/inspect.js');
    const { renderTexts } = await import('../../core/render/kept-texts.js');
    const { attempt, iteration } = wanted;
    const texts = await textsOf(repo, run, { topic, attempt, iteration });
    if (json) shell.json('texts', texts);
    else shell.print(renderTexts(texts));
    return;
  }
  const { kind, value, text } = await views[topic](repo, wanted);
  if (json) shell.json(kind, value);
  else shell.print(text());
}

async function showEvents(shell: Shell, repo: Repository, run: string, json: boolean): Promise<void> {
  const { eventsOf } = await import('../../control/inspect.js');
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
