import { stat } from 'node:fs/promises';
import { AutoloopError } from '../../core/error.js';
import { OUTBOX } from '../../core/presets/prompt.js';
import { type AgentConfig, type Driver, RECORDING } from './driver.js';

/**
 * Plays a recording: a folder with, per iteration N, `N.patch` (a unified diff) and `N.sh` (deeds a patch cannot do),
 * and once `report.md` (the worker's words) and `output.txt` (what it prints). All of it happens inside the sandbox,
 * as it would with the agent that was recorded.
 */
const script = `
set -eu
i=$AUTOLOOP_ITERATION
[ ! -f ${RECORDING}/output.txt ] || cat ${RECORDING}/output.txt
[ ! -f ${RECORDING}/$i.patch ] || git apply --whitespace=nowarn ${RECORDING}/$i.patch
[ ! -f ${RECORDING}/$i.sh ] || sh ${RECORDING}/$i.sh
[ ! -f ${RECORDING}/report.md ] || cp ${RECORDING}/report.md ${OUTBOX}/report.md
`;

const folderOf = (agent: AgentConfig): string => agent.recording ?? '';

export const replay: Driver = {
  async mounts(agent) {
    const from = folderOf(agent);
    const folder = await stat(from).catch(() => undefined);
    if (!folder?.isDirectory())
      throw new AutoloopError(
        'configuration',
        'recording-missing',
        `Agent \`${agent.name}\` replays \`${from}\`, which is not a folder`,
        {
          hint: 'Set `recording` to a folder with `1.patch`, `1.sh`, `report.md` or `output.txt`.',
        },
      );
    return [{ from, to: RECORDING }];
  },
  async turn() {
    return { argv: ['sh', '-c', script], env: {}, stdin: new Uint8Array(), versionArgv: null };
  },
  read: (stdout) => ({ usage: null, cost_usd: null, cause: null, lastWords: stdout.slice(-4000) }),
};
