import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../../src/shells/cli/program.js';
import { autoloop, runProgram } from '../../support/run-program.js';
import { sampleRepository } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';

const commands = buildProgram().commands.map((command) => command.name());

describe('help', () => {
  it('lists every command once, in groups, on one line each', async () => {
    const { stdout, code } = await autoloop(await temporary(), ['--help']);
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+)(?: [<[][^ ]+)* {2,}\S/gm)].map(([, name]) => name);
    expect(listed).toEqual(commands);
    expect(stdout.match(/^\S.*:$/gm)?.length).toBe(7);
  });

  it('of each command says what it is for, and how it is typed', async () => {
    const folder = await temporary();
    for (const name of commands) {
      const { stdout, code } = await autoloop(folder, [name, '--help']);
      expect(code, name).toBe(0);
      expect(stdout, name).toMatch(new RegExp(`^Usage: autoloop ${name} .*\n\n[a-z]`));
      expect((await autoloop(folder, ['help', name])).stdout).toBe(stdout);
    }
    const { stdout } = await autoloop(folder, ['run', '--help']);
    expect(stdout).toContain('  $ autoloop run login-redirect --attempts 3 --agent claude,codex\n');
  });
});

describe('completion', () => {
  /** What bash offers for the last of these words. */
  async function offered(cwd: string, ...words: string[]): Promise<string[]> {
    const { stdout: script } = await autoloop(cwd, ['completion', 'bash']);
    const { stdout, stderr } = await runProgram(
      'bash',
      [
        '-c',
        `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _autoloop; printf '%s\\n' "\${COMPREPLY[@]}"`,
        'bash',
        'autoloop',
        ...words,
      ],
      { cwd },
    );
    expect(stderr).toBe('');
    return stdout.split('\n').filter(Boolean);
  }

  it('of bash offers commands, options, their choices, orders and runs', async () => {
    const repo = await sampleRepository({ recordings: { idle: { 'output.txt': 'No.\n' } } });
    await autoloop(repo, ['run', 'add']);
    expect(await offered(repo, '')).toEqual(commands);
    expect(await offered(repo, 're')).toEqual(['release', 'report', 'review', 'resume']);
    expect(await offered(repo, '--repo', '/somewhere', 'ru')).toEqual(['run', 'runs']);
    expect(await offered(repo, 'help', 'clo')).toEqual(['close']);
    expect(await offered(repo, 'run', '--a')).toEqual(['--attempts', '--agent']);
    expect(await offered(repo, 'run', '')).toEqual(['add']);
    expect(await offered(`${repo}/src`, 'review', 'a')).toEqual(['add']);
    expect(await offered(repo, 'review', 'add', '--decision', '')).toContain('integration-review');
    expect(await offered(repo, 'review', 'add', '--decision', 'a')).toEqual(['accept', 'ask-user']);
    expect(await offered(repo, 'inspect', 'l')).toContain('latest');
    expect(await offered(repo, 'resume', '2')).toEqual([expect.stringMatching(/^\d{8}T\d{6}Z-add-/)]);
    expect(await offered(await temporary(), 'run', '')).toEqual([]);
    expect(await offered(repo, 'preset', 'show', 'so')).toEqual(['solo']);
    expect(await offered(repo, 'run', 'add', '--preset', 'so')).toEqual(['solo']);
  });

  it('exists for zsh and fish', async () => {
    const folder = await temporary();
    const zsh = await autoloop(folder, ['completion', 'zsh']);
    expect(zsh.stdout).toMatch(/^#compdef autoloop\n[\s\S]*complete -o default -F _autoloop autoloop\n$/);
    const fish = (await autoloop(folder, ['completion', 'fish'])).stdout.trimEnd().split('\n');
    for (const name of commands)
      expect(
        fish.filter((line) => line.startsWith(`complete -c autoloop -n __fish_use_subcommand -a ${name} -d '`)),
      ).toHaveLength(1);
    expect(fish).toContain(
      "complete -c autoloop -n '__fish_seen_subcommand_from review' -l depth -r -a 'fast deep' -d 'how closely it was looked at'",
    );
    expect(await autoloop(folder, ['completion', 'tcsh'])).toMatchObject({ code: 2 });
  });
});
