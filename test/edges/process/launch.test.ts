import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { launch } from '../../../src/edges/process/launch.js';
import { temporary } from '../../support/temporary.js';
import { until } from '../../support/until.js';

describe('a program that outlives us', () => {
  it('has started when it ends well, and what it leaves behind goes on', async () => {
    const folder = await temporary();
    expect(await launch('/bin/sh', ['-c', `(sleep 0.3; touch ${folder}/later) &`])).toBe(true);
    await until(() => existsSync(join(folder, 'later')));
  });

  it('has started when it goes on', async () => {
    const folder = await temporary();
    expect(await launch('/bin/sh', ['-c', `sleep 2.5; touch ${folder}/later`])).toBe(true);
    await until(() => existsSync(join(folder, 'later')));
  });

  it('has not when it fails at once, or is missing', async () => {
    expect(await launch('/bin/sh', ['-c', 'exit 3'])).toBe(false);
    expect(await launch('/no/such/program', [])).toBe(false);
  });
});
