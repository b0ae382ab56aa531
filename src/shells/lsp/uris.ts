/** Paths of documents, and the URIs by which a client knows them. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path that a URI means; undefined for what is no file here. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The URI of a path that no client has written yet. */
export const uriOf = (path: string): string => pathToFileURL(path).href;
