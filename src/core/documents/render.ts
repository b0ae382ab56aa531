/** Documents and values as text. */
import type { ToStringOptions } from 'yaml';
import { yaml } from './on-demand.cjs';

/** Lines are not folded; the same object twice is written twice, not as an alias. */
const plain = { lineWidth: 0, aliasDuplicateObjects: false, version: '1.2', schema: 'core' } as const;

/**
 * A new document: `data` as frontmatter in the order of its keys (what is `undefined` is left out), a blank line, `body`.
 * Parsing the result gives `data` again, and `body` after that blank line.
 */
export function renderDocument(data: object, body: string): string {
  const gap = body === '' || body.startsWith('\n') ? '' : '\n';
  const end = body === '' || body.endsWith('\n') ? '' : '\n';
  return `---\n${renderYaml(data)}---\n${gap}${body}${end}`;
}

/** A value as lines of YAML, each ended by `\n`. */
export function renderYaml(value: unknown): string {
  return yaml().stringify(value, plain);
}

/** The quotes a text had: an edit keeps them. */
export type Quotes = 'single' | 'double' | 'none';

const stringTypes = { single: 'QUOTE_SINGLE', double: 'QUOTE_DOUBLE', none: 'PLAIN' } as const;

/** A value on one line, as it may stand after `key: `, or within brackets when `inFlow`. */
export function renderInline(
  value: unknown,
  { quotes = 'none', inFlow = false }: { quotes?: Quotes; inFlow?: boolean } = {},
): string {
  const { stringify } = yaml();
  const isAlone = !inFlow && (typeof value !== 'object' || value === null);
  const style: ToStringOptions = {
    // Inside brackets more has to be quoted than outside.
    collectionStyle: isAlone ? 'any' : 'flow',
    flowCollectionPadding: false,
    blockQuote: false,
    // Only in double quotes can a line end be written without ending the line.
    defaultStringType: /\\[nr]/.test(JSON.stringify(value)) ? 'QUOTE_DOUBLE' : stringTypes[quotes],
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    defaultKeyType: 'PLAIN',
  };
  if (isAlone) return stringify(value, { ...plain, ...style }).replace(/\n$/, '');
  return stringify([value], { ...plain, ...style }).replace(/^\[(.*)\]\n$/s, '$1');
}
