/** Documents and records in the work tree, and the tool's own files on disc. */
export { readCached, writeCached } from './cache-file.js';
export { diskUse, type Room, roomAt } from './disk.js';
export { type DocumentCache, openDocumentCache } from './document-cache.js';
export {
  appendText,
  copyFolder,
  exists,
  filesUnder,
  freshFolder,
  listNames,
  makeFolder,
  readBounded,
  readText,
  removeFolder,
  reopenFolder,
  temporaryFolder,
  writeText,
} from './folders.js';
export {
  changedAt,
  type HookFile,
  isSame,
  lookAtHook,
  moveHook,
  putHook,
  removeIfEmpty,
  replaceText,
  sweepUnfinished,
  takeHook,
} from './hook-files.js';
export { keepFolder, lastUsed, markUsed, publishFolder, withdrawFolder } from './kept-folders.js';
export { programFile, shimsDir, templatesDir } from './package.js';
export { nearestWith, resolved } from './places.js';
export { type Known, listFiles, readDocuments, readFiles } from './read.js';
export { type FileWatch, isExhausted, pollFolders, type Watched, watchFolders } from './watch.js';
export { isContent, writeBytes, writeDocument } from './write.js';
