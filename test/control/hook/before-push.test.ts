import { expect, it } from 'vitest';
import { checkPush } from '../../../src/control/hook/before-push.js';
import { git } from '../../support/run-program.js';
import { writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';

const elsewhere = '9'.repeat(40);

it.each([
  ['refs/heads/topic', true],
  ['refs/tags/v1', true],
  ['refs/heads/autoloop/login/1', false],
  ['refs/heads/autoloop/login/one', true],
  ['refs/autoloop/claims/login', false],
])('%s, of which the remote has what nobody here can look at', async (ref, objection) => {
  const root = await temporary('autoloop-push');
  await git(root, 'init', '-q', '-b', 'main');
  await writeFiles(root, { '.autoloop/config.yml': 'owners: {}\n' });
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '-m', 'One');
  const tip = (await git(root, 'rev-parse', 'HEAD')).trim();
  const push = (local: string) => checkPush(root, { remote: 'origin', input: `${local} ${ref} ${elsewhere}\n` });
  const told = async (local: string) => (await push(local)).objections.map(({ message }) => message);
  expect(await told(`refs/heads/main ${tip}`)).toEqual(
    objection ? [`${ref} would be rewritten, and what the remote has there is not here to be looked at`] : [],
  );
  expect(await told(`(delete) ${'0'.repeat(40)}`)).toEqual(
    objection ? [`${ref} would be deleted, and what the remote has there is not here to be looked at`] : [],
  );
});
