/** Which blobs an event speaks of, so that whoever checks a journal can look after all of them. */
import type { Blob, EventData, EventType, JournalEvent } from './types.gen.js';

/** The keys of an event's data that hold a blob. */
type BlobKey<Data> = { [Key in keyof Data]-?: [Extract<Data[Key], Blob>] extends [never] ? never : Key }[keyof Data];

/** Every type of event that speaks of blobs, and by which keys: the compiler asks for each that a schema gains. */
type BlobKeys = {
  [Type in EventType as [BlobKey<EventData[Type]>] extends [never] ? never : Type]: Record<
    BlobKey<EventData[Type]>,
    true
  >;
};

const blobKeys: BlobKeys & Record<string, Record<string, true> | undefined> = {
  'run.started': { policy: true, order_document: true, preset_files: true, prep: true, earlier_report: true },
  'role.started': { prompt: true },
  'role.ended': { stdout: true, stderr: true, report: true },
  'iteration.ended': { log: true, diff: true },
  'attempt.imported': { diff: true },
  'gate.ended': { log: true },
  'document.written': { content: true },
};

/** The blobs that an event names, in the sequence of its keys. What an agent put into its own data is none of them. */
export function blobsOf({ type, data }: JournalEvent): Blob[] {
  const said = data as unknown as Record<string, Blob | null | undefined>;
  return Object.keys(blobKeys[type] ?? {}).flatMap((key) => said[key] ?? []);
}
