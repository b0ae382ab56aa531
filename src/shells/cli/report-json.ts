import type { RunReportView } from '../../core/render/report/run-report-view.js';

/** What a report shows, spelled as our JSON is: keys in snake case, null for what is not there. */
export const reportJson = (view: RunReportView): object => spelled(view) as object;

function spelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).map(([key, inner]) => [snakeCase(key), spelled(inner)] as const);
  return Object.fromEntries(entries);
}

const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
