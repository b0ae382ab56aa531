import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runProcess } from '../../../src/edges/process/run.js';
import { until } from '../../support/until.js';

const dir = mkdtempSync(join(tmpdir(), 'autoloop-process-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const path = { PATH: '/usr/bin:/bin' };
const gone = (pid: number) => {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
};

describe('runProcess', () => {
  test('captures both streams and the exit code', async () => {
    const result = await runProcess('sh', ['-c', 'echo out; echo err >&2; exit 3'], { env: path });
    expect(result.ended).toEqual({ how: 'exited', code: 3 });
    expect([text(result.stdout), text(result.stderr), result.dropped_bytes]).toEqual(['out\n', 'err\n', 0]);
  });

  test('feeds standard input, and gives an empty one otherwise', async () => {
    expect(text((await runProcess('cat', [], { env: path, stdin: Buffer.from('fed') })).stdout)).toBe('fed');
    expect((await runProcess('cat', [], { env: path })).ended).toEqual({ how: 'exited', code: 0 });
  });

  test('survives a program that does not read its input', async () => {
    const result = await runProcess('true', [], { env: path, stdin: Buffer.alloc(4 << 20) });
    expect(result.ended).toEqual({ how: 'exited', code: 0 });
  });

  test('hands over no environment unless told to', async () => {
    process.env.AUTOLOOP_TEST_SECRET = 'secret';
    expect(text((await runProcess('/usr/bin/env', [])).stdout)).toBe('');
    expect(text((await runProcess('/usr/bin/env', [], { env: { ONLY: 'this' } })).stdout)).toBe('ONLY=this\n');
    expect(text((await runProcess('/usr/bin/env', [], { env: 'inherit' })).stdout)).toContain(
      'AUTOLOOP_TEST_SECRET=secret',
    );
  });

  test('names a missing program, a missing directory and a forbidden argument as not started', async () => {
    const missing = await runProcess('no-such-program', [], { env: path });
    expect(missing.ended).toMatchObject({ how: 'not-started', reason: expect.stringContaining('no-such-program') });
    expect((await runProcess('true', [], { env: path, cwd: join(dir, 'absent') })).ended.how).toBe('not-started');
    expect((await runProcess('echo', ['a\0b'], { env: path })).ended.how).toBe('not-started');
  });

  test('names the signal that ended the program', async () => {
    const { ended } = await runProcess('sh', ['-c', 'kill -TERM $$'], { env: path });
    expect(ended).toEqual({ how: 'signalled', signal: 'SIGTERM' });
  });

  test('keeps the first bytes of a flood and counts the rest', async () => {
    const result = await runProcess('sh', ['-c', 'head -c 3000000 /dev/zero; echo end >&2'], {
      env: path,
      maxOutput: 1000,
    });
    expect(result.ended).toEqual({ how: 'exited', code: 0 });
    expect([result.stdout.length, result.dropped_bytes, text(result.stderr)]).toEqual([1000, 2_999_000, 'end\n']);
  });

  test('kills the whole group when the time is up, whatever ignores SIGTERM', async () => {
    const script = 'trap "" TERM HUP; (trap "" TERM HUP; sleep 300) & echo $!; wait';
    const result = await runProcess('sh', ['-c', script], { env: path, seconds: 0.5 });
    expect(result.ended).toEqual({ how: 'timed-out', after_ms: 500 });
    await until(() => gone(Number(text(result.stdout))));
  });

  test('hands on no descriptor that this process itself inherited', () => {
    const source = new URL('../../../src/edges/process/', import.meta.url).pathname;
    const lists = `
      import { runProcess } from '${source}run.ts';
      const { stdout } = await runProcess('sh', ['-c', 'ls -l /proc/$$/fd'], { env: { PATH: '/usr/bin:/bin' } });
      process.stdout.write(stdout);`;
    const bundled = join(dir, 'runProcess.mjs');
    const esbuild = new URL('../../../node_modules/.bin/esbuild', import.meta.url).pathname;
    const banner = "--banner:js=import{createRequire}from'module';const require=createRequire('/');";
    spawnSync(esbuild, ['--bundle', '--platform=node', '--format=esm', banner, `--outfile=${bundled}`, '--loader=ts'], {
      input: lists,
      cwd: dir,
    });
    // bash, because dash cannot open a descriptor above 9; Node itself covers only the low ones.
    const leak = `exec 9</etc 20</etc 77</usr; exec "$@"`;
    const seen = spawnSync('bash', ['-c', leak, 'leak', process.execPath, bundled], { encoding: 'utf8' });
    expect(seen.stderr).toBe('');
    expect(seen.stdout).toContain('/dev/null');
    expect(seen.stdout).not.toMatch(/\/(etc|usr)$/m);
  });

  test('kills what an ended program left in its group', async () => {
    const { stdout } = await runProcess('sh', ['-c', 'sleep 300 >/dev/null 2>&1 & echo $!'], { env: path });
    await until(() => gone(Number(text(stdout))));
  });

  test('does not wait for a daemon that left the group and holds the streams', async () => {
    const { stdout, ended } = await runProcess('sh', ['-c', 'setsid sleep 300 & echo $!'], { env: path });
    expect(ended).toEqual({ how: 'exited', code: 0 });
    process.kill(Number(text(stdout)), 'SIGKILL');
  });

  test('streams chunks as they arrive and passes extra descriptors', async () => {
    const chunks: string[] = [];
    const result = await runProcess('sh', ['-c', 'cat <&4; printf R >&3; read -r answer <&3; echo "$answer" >&2'], {
      env: path,
      extra: ['pipe', Buffer.from('content\n')],
      onSpawn: ({ extra: [gate] }) => gate?.once('data', (byte) => gate.write(`got ${byte}\n`)),
      onOutput: (stream, chunk) => chunks.push(`${stream}: ${text(chunk)}`),
    });
    expect(result.ended).toEqual({ how: 'exited', code: 0 });
    expect(chunks).toEqual(['stdout: content\n', 'stderr: got R\n']);
  });

  test('ends with the cause the aborting side names', async () => {
    const controller = new AbortController();
    const running = runProcess('sleep', ['300'], {
      env: path,
      signal: controller.signal,
      onSpawn: () => controller.abort({ how: 'stopped', by: 'person' }),
    });
    expect((await running).ended).toEqual({ how: 'stopped', by: 'person' });
    expect((await runProcess('true', [], { env: path, signal: AbortSignal.abort() })).ended).toEqual({
      how: 'stopped',
      by: 'signal',
    });
  });

  test('kills a program that floods far beyond what is kept', async () => {
    const result = await runProcess('yes', [], { env: path, maxOutput: 10, floodOutput: 1_000_000 });
    expect(result.ended).toMatchObject({ how: 'output-limit' });
    expect(result.stdout.length).toBe(10);
  });
});
