/** The project's settings as a document. */
import type { ConfigDocument } from './document.js';
import { parseAs } from './parse.js';

/** Parses `config.yml`. Never throws: whatever is wrong is a finding. An empty file says nothing, and is valid. */
export function parseConfig(path: string, bytes: Uint8Array): ConfigDocument {
  return parseAs('config', { path, id: 'config' }, bytes);
}
