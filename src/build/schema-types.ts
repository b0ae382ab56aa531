/** TypeScript types from JSON Schemas. */
import { basename, join } from 'node:path';
import type { AnySchemaObject } from 'ajv';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

export type Schema = JSONSchema & AnySchemaObject;

/** The schemas of one folder by name (`order` for `order.schema.json`); they may refer to each other by file name. */
export interface SchemaSet {
  folder: string;
  schemas: ReadonlyMap<string, Schema>;
}

/** A schema and the name of the type made from it. */
export interface Kind {
  name: string;
  type: string;
}

export const banner = '// Made from schemas/ by `npm run generate`; edit the schema, not this file.\n';

/** One module: the type of each kind, the types they share, and `map`, an interface from each kind's name to its type. */
export async function typesOf({ folder, schemas }: SchemaSet, kinds: Kind[], map: string): Promise<string> {
  const titled = new Map(schemas);
  for (const { name, type } of kinds) titled.set(name, { ...titled.get(name), title: type });
  const root: Schema = {
    type: 'object',
    additionalProperties: false,
    required: kinds.map(({ name }) => name),
    properties: Object.fromEntries(kinds.map(({ name }) => [name, { $ref: `${name}.schema.json` }])),
  };
  return compile(root, map, {
    additionalProperties: false,
    bannerComment: `${banner}/* biome-ignore-all lint: generated */`,
    cwd: join(process.cwd(), folder),
    ignoreMinAndMaxItems: true,
    unknownAny: true,
    style: { singleQuote: true, printWidth: 120 },
    $refOptions: {
      resolve: {
        file: { read: ({ url }: { url: string }) => JSON.stringify(titled.get(basename(url, '.schema.json'))) },
      },
    },
  });
}
