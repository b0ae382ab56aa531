import { AutoloopError } from '../../../core/error.js';
import type { Engine } from '../engine.js';
import { isLeftOf, PROBE_LABEL } from '../names.js';
import { folderLeftovers, sweepFolders } from '../sweep.js';
import { LABEL, ourLabel } from './arguments.js';
import { ask, type Client, removeContainers, type Speaker, textOf } from './client.js';
import { imagesOf } from './images.js';
import { openContainers } from './open.js';
import { probeContainers } from './probe.js';

/** How an engine is found: the program and whom it speaks to, then all that it can do here. */
export interface Finding {
  locate(): Promise<Speaker>;
  find(speaker: Speaker): Promise<Client>;
}

/** The engine over a client that is looked for when it is first needed. */
export function containerEngine(name: 'podman' | 'docker', finding: Finding): Engine {
  let found: Promise<Client> | undefined;
  const client = (): Promise<Client> => {
    found ??= finding
      .locate()
      .then(finding.find)
      .catch((error: unknown) => {
        found = undefined; // a daemon may be started, a program installed, while we live
        throw error;
      });
    return found;
  };
  const left = async (label: string): Promise<{ speaker: Speaker; names: string[] }> => {
    const speaker = await finding.locate();
    const filters = [LABEL, ourLabel()].flatMap((one) => ['--filter', `label=${one}`]);
    const { stdout } = await ask(speaker, ['ps', '--all', ...filters, '--format', '{{.Names}}']);
    const names = textOf(stdout).split('\n');
    return { speaker, names: names.filter((one) => isLeftOf(one, [label, PROBE_LABEL])) };
  };
  const orNothing = (error: unknown): string[] => {
    if (error instanceof AutoloopError && error.kind === 'environment' && error.code !== 'sandbox-leftover') return [];
    throw error;
  };
  const said = (names: readonly string[]): string[] => names.map((one) => `${name} container ${one}`);
  return {
    name,
    images: imagesOf(name, client),
    probe: async () => probeContainers(await client()),
    open: async (plan) => openContainers(await client(), plan),
    leftovers: async (label) => [
      ...(await left(label).then(({ names }) => said(names), orNothing)),
      ...(await folderLeftovers(label)),
    ],
    sweep: async (label) => {
      const containers = await left(label).then(async ({ speaker, names }) => {
        await removeContainers(speaker, names);
        return said(names);
      }, orNothing);
      return [...containers, ...(await sweepFolders(label))];
    },
  };
}
