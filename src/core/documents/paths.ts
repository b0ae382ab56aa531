/** Where the protocol's documents and records lie, from the repository root, with `/`. What lives at a path is told by `classify`. */

export const configPath = '.autoloop/config.yml';

export const orderPath = (order: string): string => `.autoloop/work-orders/${order}.md`;

/** Where every report of an order lies. */
export const reportsFolder = (order: string): string => `.autoloop/reports/${order}`;

export const reportPath = (order: string, name: string): string => `${reportsFolder(order)}/${name}.md`;

/** Where every review of an order lies. */
export const reviewsFolder = (order: string): string => `.autoloop/reviews/${order}`;

export const reviewPath = (order: string, number: number): string => `${reviewsFolder(order)}/${number}.md`;

export const stagePath = (stage: string): string => `.autoloop/stages/${stage}.md`;

export const decisionPath = (decision: string): string => `.autoloop/decisions/${decision}.md`;

export const gatePath = (gate: string): string => `.autoloop/gates/${gate}.md`;

/** A projection of the documents, written by `autoloop board --write`. */
export const boardPath = '.autoloop/board.md';

/** Where a project keeps a preset of its own. */
export const presetFolder = (preset: string): string => `.autoloop/presets/${preset}`;

/** The preset of an order that names none. */
export const defaultPreset = 'solo';

export const closeoutsFolder = '.autoloop/closeouts';

/** The files that closing an order writes. */
export const recordPaths = (order: string) => ({
  closeout: `${closeoutsFolder}/${order}.md`,
  journal: `${closeoutsFolder}/${order}.journal.jsonl`,
  attestation: `${closeoutsFolder}/${order}.intoto.jsonl`,
});

/** Whether a path is a document of this order: its contract, reports, reviews or closeout. */
export const isOfOrder = (order: string, path: string): boolean =>
  path === orderPath(order) ||
  path === recordPaths(order).closeout ||
  path.startsWith(`${reportsFolder(order)}/`) ||
  path.startsWith(`${reviewsFolder(order)}/`);

/** The order that a path under `.autoloop` is about; undefined for documents of the project as a whole. */
export const orderOfPath = (path: string): string | undefined =>
  /^\.autoloop\/(?:work-orders\/([^/]+)\.md$|closeouts\/([^/]+?)(?:\.intoto\.jsonl|\.journal\.jsonl|\.md)$|(?:reports|reviews)\/([^/]+)\/)/
    .exec(path)
    ?.slice(1)
    .find((id) => id !== undefined);
