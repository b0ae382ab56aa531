import { probeBubblewrap } from './bubblewrap-probe.js';
import type { Engine } from './engine.js';
import { findHost, type Host } from './host.js';
import { layersWork } from './layer.js';
import { openSandbox } from './open.js';
import { folderLeftovers, sweepFolders } from './sweep.js';

/** The default engine: no daemon, no image, a start in milliseconds. */
export function bubblewrap(): Engine {
  let found: Promise<Host> | undefined;
  const host = (): Promise<Host> => {
    found ??= findHost();
    return found;
  };
  return {
    name: 'bubblewrap',
    probe: async () => probeBubblewrap(await host()),
    open: async (plan) => openSandbox(await host(), plan),
    keepsApart: async (folder) => layersWork((await host()).programs.unshare ?? 'unshare', folder),
    leftovers: folderLeftovers,
    sweep: sweepFolders,
  };
}
