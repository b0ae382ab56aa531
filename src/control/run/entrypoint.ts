/** What an image's entrypoint makes of the environment. Sandboxes do not run it: what it does beside that is its own. */
import { succeeded } from '../../core/journal/ended.js';
import { removeFolder, temporaryFolder } from '../../edges/files/index.js';
import type { Image } from '../../edges/sandbox/index.js';
import { openSandbox, type SandboxHost, type ShownImage } from './sandbox-plan.js';
import { throwIfStopped } from './stopped.js';

/** An entrypoint that is no wrapper takes `env` for something else, and may wait for ever. */
const SECONDS = 10;

/** What every sandbox says itself, what shells count, and places that are somewhere else inside. */
const OURS =
  /^(HOME|USER|LOGNAME|SHELL|TERM|LANG|PWD|OLDPWD|SHLVL|_|TMP|TEMP|TMPDIR|TEMPDIR|NIX_BUILD_TOP|GIT_.*|AUTOLOOP_.*)$/;

/**
 * The image with the variables that its entrypoint sets before it becomes the command, as devenv's does, and images' that
 * load a profile; without any where it has none, or becomes something else. Throws `AutoloopError` as `openSandbox`.
 */
export async function withEnvironment(host: Omit<SandboxHost, 'image'>, image: Image): Promise<ShownImage> {
  const { name, id, entrypoint } = image;
  const plain = { name, id, env: {} };
  if (entrypoint.length === 0) return plain;
  const path = await temporaryFolder('entrypoint');
  try {
    const sandbox = await openSandbox({ ...host, image: plain }, { workspace: { path, writable: true } });
    try {
      const variablesAfter = async (argv: readonly string[]) => {
        // Two plain words: some entrypoints join and split again what they are given.
        const { ended, stdout } = await sandbox.run({ argv: [...argv, 'env', '-0'], seconds: SECONDS });
        throwIfStopped(host.signal);
        return succeeded(ended) ? variablesIn(stdout) : new Map<string, string>();
      };
      const before = await variablesAfter([]);
      const after = await variablesAfter(entrypoint);
      const set = [...after].filter(([variable, value]) => !OURS.test(variable) && before.get(variable) !== value);
      return { ...plain, env: Object.fromEntries(set) };
    } finally {
      await sandbox.close('abandoned');
    }
  } finally {
    await removeFolder(path);
  }
}

/** The output of `env -0`; what an entrypoint printed before it has no such form. */
function variablesIn(output: Uint8Array): Map<string, string> {
  const lines = new TextDecoder().decode(output).split('\0').slice(0, -1);
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, variable, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(line) ?? [];
      return variable === undefined || value === undefined ? [] : [[variable, value]];
    }),
  );
}
