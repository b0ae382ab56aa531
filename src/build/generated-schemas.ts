/** Which schemas become which types and validators. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { GeneratedFiles } from './generated-files.js';
import { type Schema, type SchemaSet, typesOf } from './schema-types.js';
import { validatorsOf } from './schema-validators.js';

const suffix = '.schema.json';

/** The schemas of one room of `core`: the type made from each. */
interface Room {
  folder: string;
  /** The interface from each schema's name to its type. */
  map: string;
  types: Record<string, string>;
}

const rooms: Room[] = [
  {
    folder: 'src/core/documents',
    map: 'Documents',
    types: {
      order: 'WorkOrder',
      report: 'WorkerReport',
      review: 'Review',
      closeout: 'Closeout',
      stage: 'Stage',
      decision: 'Decision',
      gate: 'Gate',
      config: 'Config',
    },
  },
  {
    folder: 'src/core/presets',
    map: 'Manifests',
    types: { preset: 'PresetManifest', role: 'RoleManifest', chain: 'ChainManifest' },
  },
  {
    folder: 'src/core/lifecycle',
    map: 'LiveState',
    types: { claim: 'Claim' },
  },
  {
    folder: 'src/core/cycle',
    map: 'CycleInputs',
    types: { prep: 'PrepPackage', issues: 'KnownIssues' },
  },
  {
    folder: 'src/core/memory',
    map: 'Notes',
    types: { note: 'MemoryNote' },
  },
];

/** Types and validators of what people write, and of claims. Every fault of a document is reported, not only the first. */
export async function documentSchemas(): Promise<GeneratedFiles> {
  const set = await readSchemas('schemas');
  const files = await Promise.all(
    rooms.map(async ({ folder, map, types }) => {
      const kinds = Object.entries(types).map(([name, type]) => ({ name, type }));
      return [
        [`${folder}/types.gen.ts`, await typesOf(set, kinds, map)] as const,
        ...(await validatorsOf(set, kinds, { folder, map, allErrors: true })),
      ];
    }),
  );
  return new Map(files.flat());
}

/** `core/discoveries`: the data of every type of discovery. Whoever left a faulty one is told all that is wrong with it. */
export async function discoverySchemas(): Promise<GeneratedFiles> {
  const set = await readSchemas('schemas/discoveries');
  const kinds = [...set.schemas.keys()].map((name) => ({ name, type: pascal(name) }));
  const folder = 'src/core/discoveries';
  return new Map([
    [`${folder}/types.gen.ts`, await typesOf(set, kinds, 'DiscoveryData')],
    ...(await validatorsOf(set, kinds, { folder, map: 'DiscoveryData', allErrors: true })),
  ]);
}

/** `core/journal`: the data of every type of event, and the union of all events. The first fault is enough. */
export async function eventSchemas(): Promise<GeneratedFiles> {
  const set = await readSchemas('schemas/events');
  const kinds = [...set.schemas.keys()]
    .filter((name) => name.includes('.'))
    .map((name) => ({ name, type: `${pascal(name)}Data` }));
  return new Map([
    ['src/core/journal/types.gen.ts', (await typesOf(set, kinds, 'EventData')) + eventUnion],
    ...(await validatorsOf(set, kinds, { folder: 'src/core/journal', map: 'EventData', allErrors: false })),
  ]);
}

const eventUnion = `
export type EventType = keyof EventData;

/** One line of a journal: the envelope around the data of its type. */
export interface EventOf<Type extends EventType> {
  v: 1;
  /** Counts from 1 without a gap. */
  seq: number;
  /** UTC, with milliseconds. */
  at: string;
  run: string;
  type: Type;
  data: EventData[Type];
  /** The hash of the event before it; \`null\` in the first. */
  prev: string | null;
  /** SHA-256 over the canonical JSON of the event without \`hash\`. */
  hash: string;
}

/** Any event, told apart by \`type\`. */
export type JournalEvent = { [Type in EventType]: EventOf<Type> }[EventType];
`;

/** The schemas of one folder by name: `run.started` for `run.started.schema.json`. */
async function readSchemas(folder: string): Promise<SchemaSet> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(suffix)).sort();
  const schemas = new Map<string, Schema>();
  for (const file of files) {
    schemas.set(basename(file, suffix), JSON.parse(await readFile(join(folder, file), 'utf8')));
  }
  return { folder, schemas };
}

/** `role.ended` to `RoleEnded`. */
function pascal(name: string): string {
  return name.replace(/(?:^|[._-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
