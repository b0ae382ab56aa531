/** What was made and has to be undone, last first. */
export interface Undo<Told> {
  push(step: (told?: Told) => Promise<void>): void;
  /** Undoes all of it, once. A step that fails keeps no other back; the first failure is thrown when all were tried. */
  all(told?: Told): Promise<void>;
}

/** Begins with nothing to undo. */
export function makeUndo<Told>(): Undo<Told> {
  const steps: ((told?: Told) => Promise<void>)[] = [];
  return {
    push: (step) => void steps.push(step),
    async all(told) {
      let failure: { error: unknown } | undefined;
      for (let step = steps.pop(); step !== undefined; step = steps.pop())
        await step(told).catch((error: unknown) => {
          failure ??= { error };
        });
      if (failure) throw failure.error;
    },
  };
}
