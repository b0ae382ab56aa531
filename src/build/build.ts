/** The first half of `npm run build`: a dist/ that holds the bundle and nothing else. */
import { bundle, removeOthers } from './bundle.js';

await removeOthers(await bundle());
