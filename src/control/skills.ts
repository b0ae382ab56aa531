/** The skills that come with the tool: prompts for agents, in the form of Agent Skills. */
import { join } from 'node:path';
import { splitFrontmatter } from '../core/documents/frontmatter.js';
import { AutoloopError } from '../core/error.js';
import { nearest } from '../core/nearest.js';
import { quoted } from '../core/untrusted.js';
import { filesUnder, readText, templatesDir } from '../edges/files/index.js';

export interface Skill {
  name: string;
  /** What it is for and when to use it, in a sentence. */
  description: string;
}

const folder = (): string => join(templatesDir(), 'skills');

/** Every skill, by name. */
export async function listSkills(): Promise<Skill[]> {
  const skills = await Promise.all((await names()).map(readSkill));
  return skills.map(({ name, description }) => ({ name, description }));
}

/**
 * One skill with its whole text, frontmatter and all: the file as an agent wants it.
 * @throws AutoloopError `unknown-skill` with the nearest known one.
 */
export async function readSkill(name: string): Promise<Skill & { text: string }> {
  const known = await names();
  if (!known.includes(name)) {
    const close = nearest(name, known);
    throw new AutoloopError('usage', 'unknown-skill', `There is no skill ${quoted(name)}`, {
      hint: close ? `Did you mean \`${close}\`?` : `Known: ${known.join(', ')}.`,
    });
  }
  const text = await readText(join(folder(), name, 'SKILL.md'));
  const { data } = splitFrontmatter(text);
  return { name, description: (data as Skill).description, text };
}

async function names(): Promise<string[]> {
  const files = await filesUnder(folder());
  return files
    .map((path) => /^([^/]+)\/SKILL\.md$/.exec(path)?.[1])
    .filter((name) => name !== undefined)
    .sort();
}
