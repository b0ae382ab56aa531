/**
 * Validators from JSON Schemas, compiled ahead: compiling a schema at start costs some 70 ms, a precompiled validator 10,
 * and ajv itself need not be shipped.
 */
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { GeneratedFiles } from './generated-files.js';
import { banner, type Kind, type SchemaSet } from './schema-types.js';

/** The formats our schemas may name; any other is an error here rather than silently unchecked. */
const formats = {
  /** RFC 3339, section 5.6. */
  'date-time':
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
};

export interface ValidatorsTarget {
  folder: string;
  /** The interface of `types.gen.ts` that maps a kind's name to its type. */
  map: string;
  /** Report every fault, not only the first. */
  allErrors: boolean;
}

/** `validators.gen.js` and its declarations: `validators`, a validator by the name of its kind. */
export async function validatorsOf(set: SchemaSet, kinds: Kind[], target: ValidatorsTarget): Promise<GeneratedFiles> {
  const ajv = new Ajv2020({
    allErrors: target.allErrors,
    // Strict about unknown keywords; but a conditional part of a schema rightly speaks of a property it does not declare.
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    formats,
    code: { source: true, esm: true, lines: true },
  });
  // Schemas name each other by file; an absolute base lets them be found whatever `$id` they publish.
  const idOf = (name: string) => `https://schemas.invalid/${name}.schema.json`;
  for (const [name, schema] of set.schemas) ajv.addSchema({ ...withoutAnnotations(schema), $id: idOf(name) });

  const exported = kinds.map(({ name }, index) => ({ name, variable: `kind${index}` }));
  const code = standalone.default(
    ajv,
    Object.fromEntries(exported.map(({ name, variable }) => [variable, idOf(name)])),
  );
  const table = exported.map(({ name, variable }) => `${JSON.stringify(name)}: ${variable}`).join(', ');
  return new Map([
    [`${target.folder}/validators.gen.js`, banner + (await inlined(`${code}\nexport const validators = {${table}};`))],
    [`${target.folder}/validators.gen.d.ts`, declarations(target.map)],
  ]);
}

const annotations = new Set(['title', 'description', 'default', 'examples', '$comment', 'deprecated']);
const keywordsOfSchemas = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];
const keywordsOfData = ['const', 'enum'];

/** The schema without what only people read: ajv copies parts of it into its code. */
function withoutAnnotations<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withoutAnnotations) as T;
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (keywordsOfData.includes(keyword)) return [keyword, value];
      if (!keywordsOfSchemas.includes(keyword)) return [keyword, withoutAnnotations(value)];
      return [
        keyword,
        Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutAnnotations(inner)])),
      ];
    }),
  ) as T;
}

/** ajv's code asks for a few of its runtime functions by `require`: bundle them in, so that nothing is left to load. */
async function inlined(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `${code.replaceAll(/^export const (kind\d+) = /gm, 'const $1 = ')}`,
      resolveDir: import.meta.dirname,
      loader: 'js',
    },
    // The names of bundled files are written relative to it: the output must not depend on where the script runs.
    absWorkingDir: resolve(import.meta.dirname, '../..'),
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

function declarations(map: string): string {
  return `${banner}import type { Validator } from '../validator.js';
import type { ${map} } from './types.gen.js';

export declare const validators: { readonly [Kind in keyof ${map}]: Validator<${map}[Kind]> };
`;
}
