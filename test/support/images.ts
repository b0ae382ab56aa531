import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PROGRAMS = [
  'sh',
  'cat',
  'echo',
  'env',
  'grep',
  'id',
  'ls',
  'mkdir',
  'mount',
  'rm',
  'sleep',
  'tail',
  'touch',
  'true',
];

/**
 * Makes a small image out of this machine's busybox and its libraries; what `changes` say (`ENV A=b`, `VOLUME /data`) is
 * in its configuration, `folders` are made in it. To be removed with `removeImage`: the storage is the machine's.
 */
export function makeImage(
  engine: 'podman' | 'docker',
  name: string,
  {
    changes = [],
    folders = [],
    links = {},
  }: { changes?: string[]; folders?: string[]; links?: Record<string, string> } = {},
): void {
  const root = mkdtempSync(join(tmpdir(), 'autoloop-image-'));
  try {
    for (const folder of ['bin', 'etc', 'tmp', ...folders]) mkdirSync(join(root, folder), { recursive: true });
    const busybox = realpathSync(execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim());
    for (const file of [busybox, ...librariesOf(busybox)]) {
      const to = join(root, file === busybox ? '/bin/busybox' : file);
      mkdirSync(dirname(to), { recursive: true });
      cpSync(file, to, { dereference: true });
    }
    for (const [at, target] of Object.entries(links)) symlinkSync(target, join(root, at));
    for (const program of PROGRAMS) symlinkSync('busybox', join(root, 'bin', program));
    const layer = execFileSync('tar', ['-C', root, '--owner=0', '--group=0', '-c', '.'], { maxBuffer: 2 ** 27 });
    const options = changes.flatMap((change) => ['--change', change]);
    execFileSync(engine, ['import', ...options, '-', name], { input: layer, stdio: ['pipe', 'ignore', 'ignore'] });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

export function removeImage(engine: 'podman' | 'docker', name: string): void {
  execFileSync(engine, ['image', 'rm', '--force', name], { stdio: 'ignore' });
}

/** The loader and libraries of a program, by absolute paths; none of a static one. */
function librariesOf(program: string): string[] {
  let listed = '';
  try {
    listed = execFileSync('ldd', [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return [];
  }
  return [...listed.matchAll(/(?:^|\s)(\/\S+) \(0x/gm)].map(([, path = '']) => path);
}
