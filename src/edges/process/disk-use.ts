import { captureAgainIfKilled } from './capture.js';

/** A file without content still takes an inode; so many of them count as much as the bytes would. */
const BYTES_PER_FILE = 4096;

/** What the folders take on disc, in bytes: their blocks, or their entries where those weigh more. What is not there takes nothing. */
export async function diskUse(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) return 0;
  const [kibibytes, entries] = await Promise.all([du(['-skx'], paths), du(['-sx', '--inodes'], paths)]);
  return Math.max(kibibytes * 1024, entries * BYTES_PER_FILE);
}

/** The sum of what `du` prints per path. It never follows links; what it cannot read or knows no option for counts as 0. */
async function du(options: string[], paths: readonly string[]): Promise<number> {
  const { stdout } = await captureAgainIfKilled('du', [...options, '--', ...paths], { env: { PATH: '/usr/bin:/bin' } });
  const counts = [
    ...Buffer.from(stdout)
      .toString('latin1')
      .matchAll(/^(\d+)\t/gm),
  ];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}
