import { text } from 'node:stream/consumers';

/** All that is handed over on standard input. */
export const standardInput = (): Promise<string> => text(process.stdin);
