import pMap from 'p-map';

/**
 * Runs `work` for every item, at most `limit` at once. Where one fails the others are still awaited, so that nothing goes
 * on behind the caller's back; the first failure is thrown then.
 */
export async function concurrently<T>(
  limit: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const outcomes = await pMap(
    items,
    (item) =>
      work(item).then(
        () => null,
        (error: unknown) => ({ error }),
      ),
    { concurrency: limit },
  );
  const failed = outcomes.find((outcome) => outcome !== null);
  if (failed) throw failed.error;
}
