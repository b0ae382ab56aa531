/** The use cases of hooks, as their shells call them. */
export { type Installed, installHooks } from './install.js';
export { type HookStatus, type HooksStatus, hooksStatus } from './status.js';
export { type Uninstalled, uninstallHooks } from './uninstall.js';
