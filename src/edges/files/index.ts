/** Documents and records in the work tree, and the tool's own files on disc. */
export { type DocumentCache, openDocumentCache } from './document-cache.js';
export {
  appendText,
  copyFolder,
  exists,
  filesUnder,
  freshFolder,
  makeFolder,
  readText,
  removeFolder,
  temporaryFolder,
  writeText,
} from './folders.js';
export { programFile, shimsDir, templatesDir } from './package.js';
export { nearestWith, resolved } from './places.js';
export { type Known, listFiles, readDocuments, readFiles } from './read.js';
export { writeDocument } from './write.js';
