/** Tests run the built tool: bring dist/ up to date once, before the first of them. */
import { bundle } from './bundle.js';

export const setup = () => bundle().catch((error: Error) => console.error(`dist/ is not up to date: ${error.message}`));
