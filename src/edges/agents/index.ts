import { acp } from './acp.js';
import type { AgentConfig, Driver } from './driver.js';
import { exec } from './exec.js';
import { replay } from './replay.js';

export type { AgentConfig, Driver } from './driver.js';
export { INBOX } from './driver.js';

const drivers: Record<AgentConfig['driver'], Driver> = { acp, exec, replay };

export const driverOf = ({ driver }: AgentConfig): Driver => drivers[driver];
