/** How `watch` and `check --watch` speak while they watch. */
import type { WatchEvent } from '../../core/render/watch/watch.js';
import type { Shell } from './command.js';
import { type ExitCode, exitCodes } from './exit.js';

/** Prints what `watch` tells until Ctrl-C, which is how it ends when all is well. */
export async function watched(
  shell: Shell,
  { json = false }: { json?: boolean },
  watch: (watching: {
    signal: AbortSignal;
    environment: NodeJS.ProcessEnv;
    tell: (event: WatchEvent) => void;
  }) => Promise<void>,
): Promise<ExitCode> {
  const { renderWatchText } = await import('../../core/render/watch/text.js');
  const { watchLine } = await import('../../core/render/watch/json.js');
  const signal = shell.interruption();
  let begun = false;
  const tell = (event: WatchEvent) => {
    if (json) return shell.jsonLine(watchLine(event));
    shell.write(renderWatchText(event, { colour: shell.colour }));
    if (!begun && event.what === 'result') shell.note('Watching. Ctrl-C ends it.');
    begun ||= event.what === 'result';
  };
  await watch({ signal, environment: shell.env, tell });
  return exitCodes.interrupted;
}
