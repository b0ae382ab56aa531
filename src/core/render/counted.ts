/** `2 attempts`, `1 attempt`; `5 processes`, where the plural is told. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;
