import { readSpokenOutput } from '../../core/agents/output.js';
import type { Driver } from './driver.js';
import { exec } from './exec.js';

/** Speaks the Agent Client Protocol with a command, which is started as any other. */
export const acp: Driver = {
  mounts: exec.mounts,
  async turn(agent, prompt, environment) {
    // Loaded for those who need it: it takes longer than all else that starts a run.
    const [{ converse }, { argv, env }] = await Promise.all([
      import('./acp/conversation.js'),
      exec.turn(agent, prompt, environment),
    ]);
    const isNamed = agent.command?.some((argument) => argument.includes('{model}'));
    const { model, timeout } = agent;
    return {
      argv,
      env,
      ...converse({
        prompt,
        ...(model === undefined || isNamed ? {} : { model }),
        ...(timeout === undefined ? {} : { seconds: timeout }),
      }),
      versionArgv: null, // it says so itself
    };
  },
  read: readSpokenOutput,
};
