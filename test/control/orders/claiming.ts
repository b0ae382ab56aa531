/** What the tests of claims begin with. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDocuments } from '../../../src/control/check/check.js';
import { type ClaimRequest, claimOrder, releaseOrder } from '../../../src/control/orders/claim.js';
import { showOrder, statusOf } from '../../../src/control/orders/status.js';
import { withOrder } from '../../../src/core/rules/examples.js';
import { openRepository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { writeExample } from '../check/example-files.js';

export const logout = '.autoloop/work-orders/logout.md';
export const ada = 'ada@example.com';
export const bob = 'bob@example.com';
export const noon = new Date('2026-11-20T12:00:00.000Z');
export const hour = 60 * 60_000;
export const later = (hours: number) => new Date(noon.getTime() + hours * hour);

/** A repository whose author is Ada, with these documents committed. */
export async function project(files: Readonly<Record<string, string>> = withOrder()): Promise<string> {
  const root = join(await temporary(), 'project');
  await mkdir(root);
  await git(root, 'init', '-q', '-b', 'main');
  await git(root, 'config', 'user.name', 'Ada');
  await git(root, 'config', 'user.email', ada);
  await writeExample(root, { ...files, 'src/login/session.ts': '\n', 'src/logout/page.ts': '\n' });
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '-m', 'Orders');
  return root;
}

let claims = 0;
export const nonce = () => (claims++).toString(16).padStart(32, '0');
export const digestOf = async (root: string, id = 'login') => (await showOrder(root, id)).digest ?? '';
export const stateOf = async (root: string, id = 'login') => (await statusOf(root, [id]))[0]?.state;

/** Ada claims `login` at noon as it stands, unless something else is said. */
export async function claim(root: string, said: Partial<ClaimRequest> = {}) {
  const id = said.order ?? 'login';
  return claimOrder({
    repo: await openRepository(root),
    order: id,
    actor: ada,
    now: noon,
    nonce: nonce(),
    digest: await digestOf(root, id),
    ...said,
  });
}

export const release = async (root: string, said: Partial<Parameters<typeof releaseOrder>[0]> = {}) =>
  releaseOrder({ repo: await openRepository(root), order: 'login', actor: ada, now: noon, ...said });

export const rulesIn = async (root: string) =>
  (await checkDocuments(root, { paths: [] })).findings.map(({ rule }) => rule);
