/** Everything this room offers: documents and records in the work tree. */
export { listFiles, readDocuments, readFiles } from './read.js';
export { writeDocument } from './write.js';
