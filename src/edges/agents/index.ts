import { AutoloopError } from '../../core/error.js';
import type { AgentConfig, Driver } from './driver.js';
import { exec } from './exec.js';
import { replay } from './replay.js';

export type { AgentConfig, Driver } from './driver.js';
export { INBOX } from './driver.js';

const drivers: Partial<Record<AgentConfig['driver'], Driver>> = { exec, replay };

/** @throws AutoloopError `driver-missing` for a driver this version does not have. */
export function driverOf(agent: AgentConfig): Driver {
  const driver = drivers[agent.driver];
  if (driver) return driver;
  throw new AutoloopError(
    'configuration',
    'driver-missing',
    `Agent \`${agent.name}\` asks for driver \`${agent.driver}\`, which this version does not have`,
    {
      hint: `Use one of: ${Object.keys(drivers).join(', ')}.`,
    },
  );
}
