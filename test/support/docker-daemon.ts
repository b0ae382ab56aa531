import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, inject } from 'vitest';
import { startDaemon } from './docker-process.js';

/** Sees to it that the tests of this file find a Docker daemon: the machine's, else one that all files share. */
export function useDocker(): void {
  const before = process.env.DOCKER_HOST;
  beforeAll(async () => {
    const host = await text(connect(inject('dockerDoor')));
    if (host.startsWith('error: ')) throw new Error(host);
    if (host !== '') process.env.DOCKER_HOST = host;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = before;
  });
}

/** Starts a daemon that is this file's alone and points DOCKER_HOST to it; answers with the way to end it. Needs root. */
export async function startDocker(): Promise<() => Promise<void>> {
  const { host, stop } = await startDaemon();
  process.env.DOCKER_HOST = host;
  return stop;
}
