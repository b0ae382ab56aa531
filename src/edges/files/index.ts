/** Everything this room offers: documents and records in the work tree. */
export {
  copyFolder,
  exists,
  freshFolder,
  makeFolder,
  readText,
  removeFolder,
  temporaryFolder,
  writeText,
} from './folders.js';
export { templatesDir } from './package.js';
export { nearestWith, resolved } from './places.js';
export { listFiles, readDocuments, readFiles } from './read.js';
export { writeDocument } from './write.js';
