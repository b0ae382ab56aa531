import { expect, test } from 'vitest';
import { config, configPath, order, orderPath, withOrder } from '../../../src/core/rules/examples.js';
import { findingsIn } from './snapshot-of.js';

const tracked = ['package.json', 'Makefile', 'Cargo.toml', '.cargo/config.toml', 'src/login/a.ts', 'lib/conftest.py'];

/** What the rule says of an order that allows everything and proves itself with this command. */
function said(run: string, keys: Parameters<typeof order>[0] = {}) {
  const commands = `[{id: test, run: ${JSON.stringify(run)}}]`;
  const files = withOrder({
    [configPath]: config({ protected_scope: '[Makefile]' }),
    [orderPath]: order({ allowed_scope: '["**"]', acceptance_commands: commands, ...keys }),
  });
  const findings = findingsIn({ files, facts: { trackedFiles: tracked } });
  return findings.filter(({ rule }) => rule === 'command-steerable').map(({ message, hint }) => [message, hint]);
}

const steered = (by: string) => `Command \`test\` is steered by ${by}, which the worker may change`;

test('a file that steers the command is named while the worker may change it', () => {
  const one = [[steered('`package.json`'), 'Add it to `protected_scope`.']];
  expect(said('npm test')).toEqual(one);
  expect(said('CI=1 npx vitest run')).toEqual(one);
  expect(said('pytest -q')).toEqual([[steered('`lib/conftest.py`'), 'Add it to `protected_scope`.']]);
  expect(said('cargo test')).toEqual([
    [steered('`.cargo/config.toml` and 1 more'), 'Add to `protected_scope`: `.cargo/config.toml`, `Cargo.toml`'],
  ]);
});

test('what is not allowed, forbidden, protected or not tracked steers nothing', () => {
  expect(said('npm test', { allowed_scope: '[src/**]' })).toEqual([]);
  expect(said('npm test', { forbidden_scope: '[package.json]' })).toEqual([]);
  expect(said('npm test', { protected_scope: '["*.json"]' })).toEqual([]);
  expect(said('make test')).toEqual([]);
  expect(said('just test')).toEqual([]);
  expect(said('npm test', { state: 'withdrawn' })).toEqual([]);
  expect(said('echo npm test')).toEqual([]);
});
