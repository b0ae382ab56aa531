/** The one Docker daemon that all test files share: it is started when the first of them asks for it, and ended after the last. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type DockerDaemon, dockerAnswers, startDaemon } from './docker-process.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A Unix socket that says where the daemon is: its host, nothing where the machine's own answers, or `error: …`. */
    dockerDoor: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'autoloop-docker-door-'));
  const door = join(folder, 'door');
  let asked: Promise<DockerDaemon | undefined> | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => {}); // who asked is gone
    asked ??= dockerAnswers().then((own) => (own ? undefined : startDaemon()));
    asked.then(
      (daemon) => socket.end(daemon?.host ?? ''),
      (error: Error) => socket.end(`error: ${error.message}`),
    );
  }).listen(door);
  await once(server, 'listening');
  project.provide('dockerDoor', door);
  return async () => {
    server.close();
    await (await asked?.catch(() => undefined))?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
