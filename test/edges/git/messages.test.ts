import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { messageIn } from '../../../src/edges/git/index.js';
import { git, repository } from './scene.js';

const scissors = `# ${'-'.repeat(24)} >8 ${'-'.repeat(24)}`;
const typed = `\n\nSubject  \n# said by Git\n\n\nWork-Order: a\n\n# and more\n${scissors}\nWork-Order: b\n`;

describe.each(['default', 'strip', 'whitespace', 'verbatim', 'scissors'])('commit.cleanup=%s', (mode) => {
  it.each([true, false])('makes of a message what Git makes of it; edited: %s', async (edited) => {
    const { dir, repo } = await repository();
    const [hook, editor, given] = ['.git/hooks/commit-msg', '.git/editor', '.git/given'].map((name) =>
      path.join(dir, name),
    ) as [string, string, string];
    writeFileSync(given, typed);
    writeFileSync(hook, '#!/bin/sh\ncp "$1" .git/seen\n');
    writeFileSync(editor, `#!/bin/sh\ncat '${given}' >"$1"\n`);
    for (const script of [hook, editor]) chmodSync(script, 0o755);
    git(dir, ['config', 'commit.cleanup', mode]);
    git(dir, ['config', 'core.editor', editor]);
    git(dir, ['config', 'core.hooksPath', path.join(dir, '.git/hooks')]);
    git(dir, ['commit', '-q', '--allow-empty', ...(edited ? ['-e', '-v'] : ['-F', given])]);
    const made = git(dir, ['cat-file', 'commit', 'HEAD']);
    const message = await messageIn(repo, path.join(dir, '.git/seen'), edited);
    expect(message.trimEnd()).toBe(made.slice(made.indexOf('\n\n') + 2).trimEnd());
  });
});
