/** Workspaces that stay as they are: what is written goes to a layer above them (overlayfs), seen by one sandbox alone. */
import { chmod, lchown, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { succeeded } from '../../core/journal/ended.js';
import { captureAgainIfKilled } from '../process/capture.js';
import { newName, PROBE_LABEL } from './names.js';
import { stageLine } from './stage.js';

/** Makes the folders that the kernel wants in `apart`; the upper one is owned and open as `path`, whose face it becomes. */
export async function makeLayer(path: string, apart: string): Promise<void> {
  const { uid, gid, mode } = await stat(path);
  const files = join(apart, 'files');
  await mkdir(join(apart, 'work'), { recursive: true });
  await mkdir(files, { recursive: true });
  await lchown(files, uid, gid);
  await chmod(files, mode & 0o777);
}

const answers = new Map<number, Promise<boolean>>();

/** Whether layers can be laid over folders here, tried with one. Only root may, and not every file system takes part. */
export async function layersWork(unshare: string, folder: string): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const { dev } = await stat(folder);
  const known = answers.get(dev) ?? tryLayer(unshare, folder);
  answers.set(dev, known);
  return known;
}

async function tryLayer(unshare: string, folder: string): Promise<boolean> {
  const room = join(folder, newName(PROBE_LABEL));
  const [below, apart, at] = ['below', 'apart', 'stage'].map((name) => join(room, name)) as [string, string, string];
  try {
    for (const path of [below, apart, at, join(below, 'folder')]) await mkdir(path, { recursive: true });
    await makeLayer(below, apart);
    const shown = join(at, '0');
    const line = stageLine(unshare, {
      at,
      tmp_mb: 1,
      owner: undefined,
      staged: [{ how: 'layer', from: below, at: shown, apart }],
    });
    const [program = '', ...args] = [...line, '/bin/mv', join(shown, 'folder'), join(shown, 'renamed')];
    const { ended } = await captureAgainIfKilled(program, args);
    return succeeded(ended);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}
