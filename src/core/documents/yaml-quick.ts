/**
 * The fast way to a frontmatter's values, for documents with nothing wrong and nothing odd in them: gray-matter cuts,
 * js-yaml parses, some nine times as fast as the `yaml` package. It has no positions, and wherever it could read another value
 * than `yaml` does, it declines and `yaml` decides. A property test holds the two together.
 */
import matter from 'gray-matter';
import yaml from 'js-yaml';
import type { Fences } from './fences.js';

/**
 * What the two parsers may read differently, or only `yaml` may judge: tabs, lone carriage returns and exotic line ends;
 * anchors, aliases, tags, directives and explicit keys; comments or document marks at odd places; escapes.
 */
const odd = /[\t\u0085\u00a0\u2028\u2029\ufeff\\]|\r(?!\n)|__proto__|^(?:%|\.\.\.)|(?:^|[\s[{,])[&*!?](?!["'])/m;

/** Beyond this, gray-matter's own search for comments takes the square of the length. */
const longest = 16 * 1024;

/** The frontmatter's value, or `undefined` when `yaml` has to say what it is. */
export function readQuickly(text: string, fences: Fences): unknown {
  if (fences.yamlEnd - fences.yamlStart > longest) return undefined;
  try {
    // With options given, gray-matter keeps no cache of its own.
    return matter(text, { language: 'yaml', engines }).data;
  } catch {
    return undefined;
  }
}

/** The same for a whole file of YAML. */
export function readYamlQuickly(source: string): unknown {
  try {
    return load(source);
  } catch {
    return undefined;
  }
}

class Declined extends Error {}

function load(source: string): object {
  if (odd.test(source)) throw new Declined();
  const value = yaml.load(source, { schema });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Declined();
  return value;
}

function refuse(): never {
  throw new Declined();
}

/** The caller has refused every language but YAML; should one pass, no other engine may run. */
const engines = { yaml: load, json: refuse, javascript: refuse };

/**
 * The core schema of YAML 1.2 (section 10.3), told to js-yaml type by type: its own has binary, octal and sexagesimal
 * numbers of YAML 1.1. Timestamps stay text.
 */
const schema = new yaml.Schema({
  implicit: [
    scalar('null', /^(?:~|null|Null|NULL|)$/, () => null),
    scalar('bool', /^(?:true|True|TRUE|false|False|FALSE)$/, (text) => /^[tT]/.test(text)),
    scalar('int', /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/, finite),
    scalar('float', /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/, finite),
    scalar('float', /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/, refuse),
  ],
  explicit: [
    new yaml.Type('tag:yaml.org,2002:str', { kind: 'scalar', construct: (text: string | null) => text ?? '' }),
    new yaml.Type('tag:yaml.org,2002:seq', { kind: 'sequence', construct: (items: unknown[] | null) => items ?? [] }),
    new yaml.Type('tag:yaml.org,2002:map', { kind: 'mapping', construct: (map: object | null) => map ?? {} }),
  ],
});

function finite(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : refuse();
}

function scalar(name: string, form: RegExp, construct: (text: string) => unknown) {
  return new yaml.Type(`tag:yaml.org,2002:${name}`, {
    kind: 'scalar',
    resolve: (text) => form.test((text as string | null) ?? ''),
    construct: (text: string | null) => construct(text ?? ''),
  });
}
