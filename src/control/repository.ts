/** The repository a shell was called in. Shells hand it to use cases and look into it no further. */
export { openRepository, type Repository } from '../edges/git/repository.js';
