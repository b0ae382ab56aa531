/** Tests run the built tool: bring dist/ up to date once, before the first of them. */
import { bundle, removeOldChunks } from './bundle.js';

export async function setup(): Promise<void> {
  await removeOldChunks(await bundle());
}
