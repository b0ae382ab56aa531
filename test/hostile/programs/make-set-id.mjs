// Leaves a set-uid program behind, for the host's user to run: by chmod, and by creating it so.
import { chmodSync, closeSync, copyFileSync, openSync } from 'node:fs';

for (const attempt of [
  () => closeSync(openSync('created', 'w', 0o6755)),
  () => copyFileSync('/bin/true', 'changed'),
  () => chmodSync('changed', 0o6755),
]) {
  try {
    attempt();
  } catch {}
}
