import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../../src/shells/cli/program.js';
import { autoloop } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';

const skills = ['coordinator', 'integration-reviewer', 'orchestrator', 'reviewer', 'worker'];

/** Command lines of the tool in a text: in code spans, and at the beginning of indented lines, up to a remark. */
function commandLines(text: string): string[] {
  const spans = Array.from(text.matchAll(/`autoloop( [^`\n]+)`/g), ([, line = '']) => line);
  const blocks = Array.from(text.matchAll(/^ {4}(?:\$ )?autoloop( .+)$/gm), ([, line = '']) =>
    line.replace(/(?<=\S) {3,}.*$/, ''),
  );
  return [...spans, ...blocks].map((line) => line.trim());
}

const wordsOf = (line: string): string[] =>
  Array.from(line.matchAll(/"([^"]*)"|<[^>]*>|\S+/g), ([word, quoted]) => quoted ?? word);

/** Neither it nor one under it does or prints anything. */
function muted(command: Command): void {
  command.configureOutput({ writeErr: () => {}, writeOut: () => {} });
  if (command.commands.length === 0) command.action(() => {});
  for (const below of command.commands) muted(below);
}

/** What is wrong with a command line; undefined when the program would have run it. A command may be named alone. */
function faultOf(line: string): string | undefined {
  const program = buildProgram().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  for (const command of program.commands) muted(command);
  if (program.commands.some((command) => command.name() === line)) return undefined;
  try {
    program.parse(wordsOf(line), { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.message;
    throw error;
  }
}

async function texts(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:md|yml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path, 'utf8')]);
}

describe('what people and agents are told to type', () => {
  it('exists, with its options and arguments, wherever a template names it', async () => {
    const named = (await texts('templates')).flatMap(([path, text]) =>
      commandLines(text).map((line) => ({ path, line, fault: faultOf(line) })),
    );
    expect(named.filter(({ fault }) => fault !== undefined)).toEqual([]);
    expect(named.filter(({ path }) => path.includes('skills')).length).toBeGreaterThan(50);
    expect(named.filter(({ path }) => path.endsWith('agents-md.md')).length).toBeGreaterThan(6);
  });

  it('would be found out if it did not', () => {
    expect(faultOf('claim <order> --digest <digest>')).toBeUndefined();
    expect(faultOf('discover take <order> --attempt 1')).toBeUndefined();
    expect(faultOf('discover take')).toContain('missing required argument');
    expect(faultOf('contract <order>')).toContain('unknown command');
    expect(faultOf('run <order> --attempt 2')).toContain('unknown option');
    expect(faultOf('run')).toBeUndefined();
    expect(faultOf('contract')).toContain('unknown command');
    expect(faultOf('run --dry-run')).toContain('missing required argument');
    expect(faultOf('review <order> --decision maybe')).toContain('Allowed choices');
    expect(faultOf('status a --json extra')).toBeUndefined();
    expect(commandLines('    autoloop run <order> --dry-run    what it would do\nSay `autoloop next`.')).toEqual([
      'next',
      'run <order> --dry-run',
    ]);
  });
});

describe('skill', () => {
  it('lists each with what it is for, and gives one as it is written', async () => {
    const here = await temporary();
    const listed = await autoloop(here, ['skill', 'list', '--json']);
    expect(JSON.parse(listed.stdout).skills.map(({ name }: { name: string }) => name)).toEqual(skills);
    for (const name of skills) {
      const text = readFileSync(`templates/skills/${name}/SKILL.md`, 'utf8');
      expect((await autoloop(here, ['skill', 'get', name])).stdout, name).toBe(text);
      expect(text).toMatch(new RegExp(`^---\nname: ${name}\ndescription: [^\n]{40,1024}\n---\n\n# `));
    }
    const [first] = (await autoloop(here, ['skill', 'list'])).stdout.split('\n');
    expect(first).toMatch(/^coordinator {2}Turn what is wanted into work orders/);
  });

  it('says which there are when there is none of that name', async () => {
    const here = await temporary();
    const near = await autoloop(here, ['skill', 'get', 'reviewr']);
    expect(near).toMatchObject({ code: 2, stdout: '' });
    expect(near.stderr).toContain('Did you mean `reviewer`?');
    for (const name of ['../presets/solo', 'x/../../..', ''])
      expect(await autoloop(here, ['skill', 'get', name]), name).toMatchObject({ code: 2, stdout: '' });
    expect((await autoloop(here, ['skill', 'get'])).stderr).toContain('autoloop skill list');
  });
});
