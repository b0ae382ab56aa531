import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { AutoloopError } from '../../../core/error.js';
import { succeeded } from '../../../core/journal/ended.js';
import { runProcess } from '../../process/run.js';
import type { Image, Images } from '../engine.js';
import { type Client, lastWords } from './client.js';
import { inspectImage } from './root-image.js';

/** How long a build may take that nobody stops. */
const LONGEST_BUILD_S = 3600;

/**
 * A build that ends when its pipe does, so also when we are killed outright. An engine that is told to end leaves what a
 * `RUN` started alive, and its storage behind; where that process is killed the build fails by itself and clears up. What is
 * in a process namespace of its own is such a process; where that does not end it, the engine is told after all. The
 * context goes with it.
 */
const BUILD = `exec 3<&0
context=$1 engine=$2; shift
tree() { for child in $(cat /proc/$1/task/*/children); do echo $child; tree $child; done; }
stop() {
  case $engine in *docker) kill -TERM $build ;; esac # its daemon clears up
  outside=$(readlink /proc/self/ns/pid)
  for wait in 0.1 0.2 0.3 0.5 1 2 2 2; do
    for one in $(tree $build); do
      [ "$(readlink /proc/$one/ns/pid)" = "$outside" ] || kill -KILL $one
    done
    [ $wait != 2 ] || kill -TERM $build
    sleep $wait
  done
  kill -KILL $build
}
"$@" </dev/null 3<&- & build=$!
exec 2>/dev/null # a shell that tells nobody of a killed child dies of it
{ read -r never <&3; stop; } & watch=$!
wait $build; code=$?
kill $watch
rm -rf -- "$context"
exit $code`;

async function build({ program, options, env }: Client, args: string[], context: string, signal: AbortSignal) {
  let line: Writable | undefined;
  const stop = (): void => void line?.end();
  signal.addEventListener('abort', stop);
  try {
    return await runProcess('/bin/sh', ['-c', BUILD, 'build', context, program, ...options, ...args], {
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', ...env },
      seconds: LONGEST_BUILD_S,
      stdin: (pipe) => {
        line = pipe;
        if (signal.aborted) stop();
      },
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The images that an engine has, and how it makes one. */
export function imagesOf(engineName: Client['name'], client: () => Promise<Client>): Images {
  const find = async (name: string): Promise<Image | undefined> => {
    const found = await inspectImage(await client(), name);
    return found && { name, id: found.id, entrypoint: found.entrypoint };
  };
  const store = engineName === 'docker' ? 'docker-daemon:' : 'containers-storage:';
  return {
    find,
    waysToGet: (name) => [`${engineName} pull ${name}`, `devenv container copy <container> --registry ${store}`],
    build: async (name, { containerfile, context }, signal) => {
      const engine = await client();
      const never = engine.name === 'podman' ? ['--pull=never'] : ['--pull=false'];
      const args = ['build', ...never, '--tag', name, '--file', containerfile, '--', context];
      const result = await build(engine, args, context, signal);
      const image = succeeded(result.ended) ? await find(name) : undefined;
      if (image !== undefined) return image;
      throw new AutoloopError(
        'environment',
        'image-build',
        `${basename(containerfile)} cannot be built: ${lastWords(result)}`,
        {
          hint: `Try it by hand: ${engine.name} build --file <Containerfile> <its folder>`,
        },
      );
    },
  };
}
