import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanFiles, type WorkspaceHost } from '../../../../src/control/run/measure/workspace.js';
import { withDefaults } from '../../../../src/core/documents/policy.js';
import { openRepository, treeOf } from '../../../../src/edges/git/index.js';
import { chooseEngine, type Engine } from '../../../../src/edges/sandbox/index.js';
import { sampleRepository } from '../../../support/sample.js';
import { temporary } from '../../../support/temporary.js';
import '../running.js';

const { engine } = await chooseEngine('bubblewrap');
/** As an engine is that keeps nothing apart, and as this one is for an ordinary user. */
const { keepsApart: _, ...plain } = engine;
const modes: [string, Engine][] = [['a checkout for each', plain]];
if (process.getuid?.() === 0) modes.push(['layers over one checkout', engine]);

const LOOK = `find . -printf '%p %m %l\\n' | sort; find . -type f -exec cksum {} + | sort; id -u`;
const SPOIL = `echo spoilt > src/calc.sh; rm -r docs; mv test away && mkdir test && ln -s /etc test/unit
  chmod 700 src; echo left > left; mkdir -m 000 closed; touch -d 2001-01-01 .gitignore; ls`;

async function host(using: Engine, setup: string[] = []): Promise<{ host: WorkspaceHost; tree: string; at: string }> {
  const repo = await openRepository(await sampleRepository({ recordings: { some: {} } }));
  const home = await temporary();
  const policy = withDefaults({});
  const signal = new AbortController().signal;
  return {
    host: {
      repo,
      engine: using,
      image: null,
      policy,
      signal,
      quarantine: join(home, 'q.git'),
      isProtected: () => false,
      setup: async () => ({ shared: [], commands: setup }),
    },
    tree: await treeOf(repo, 'HEAD'),
    at: join(home, 'workspace'),
  };
}

const command = (run: string) => ({ id: 'one', run });
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe.each(modes)('%s', (_name, using) => {
  it('shows a command nothing of what another did', async () => {
    const { host: made, tree, at } = await host(using);
    const files = await cleanFiles(made, at, tree);
    try {
      const first = text((await files.run(command(LOOK))).stdout);
      expect(first).toContain('./src/calc.sh 644');
      const spoilt = await files.run(command(SPOIL));
      expect(text(spoilt.stdout).split('\n')).toContain('away');
      expect(text((await files.run(command(LOOK))).stdout)).toBe(first);
      await files.run(command(SPOIL));
      expect(text((await files.run(command(LOOK))).stdout)).toBe(first);
    } finally {
      await files.close();
    }
    expect(existsSync(at)).toBe(false);
  });

  it('shows a command what setup did for it, each time anew', async () => {
    const { host: made, tree, at } = await host(using, ['echo once >> installed; cat left || true']);
    const files = await cleanFiles(made, at, tree);
    try {
      for (let round = 0; round < 2; round++) {
        const { stdout, passed } = await files.run(
          command('cat installed; ls; echo more > left; echo more >> installed'),
        );
        expect(passed).toBe(true);
        expect(text(stdout)).toBe('once\ndocs\ninstalled\nsrc\ntest\n');
      }
      expect(readdirSync(at)).toEqual(using.keepsApart ? ['files'] : []);
    } finally {
      await files.close();
    }
  });

  it('gives setup no longer than what is left for its command', async () => {
    const { host: made, tree, at } = await host(using, ['sleep 200']);
    const files = await cleanFiles(made, at, tree);
    try {
      const { passed, setupFailed, ended } = await files.run(command('true'), { mostSeconds: 1 });
      expect([passed, setupFailed?.code, ended.how]).toEqual([false, 'setup-failed', 'timed-out']);
    } finally {
      await files.close();
    }
  });
});
