/** The report of an order's newest run, from its journal. */

import { join, resolve } from 'node:path';
import { type OrderDocument, parseDocument } from '../../core/documents/document.js';
import { orderPath } from '../../core/documents/paths.js';
import type { Policy } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import type { GateEndedData } from '../../core/journal/types.gen.js';
import { type ReportTexts, type RunReportView, reportView } from '../../core/render/report/run-report-view.js';
import { programPath } from '../../edges/agents/installed.js';
import { writeText } from '../../edges/files/index.js';
import type { Repository } from '../../edges/git/index.js';
import { readBlob, runDir } from '../../edges/journal/index.js';
import { launch } from '../../edges/process/launch.js';
import { lineOf } from './lineage.js';
import { latestRun } from './runs.js';

/** Everything a report of the order shows. @throws AutoloopError `no-run` when it was never run. */
export async function reportOf(repo: Repository, order: string): Promise<RunReportView> {
  const state = await latestRun(repo, order);
  const { started } = state;
  const read = async (sha256: string): Promise<string> =>
    new TextDecoder().decode(await readBlob(runDir(repo.commonDir, started.run_id), sha256));
  const texts = new Map<string, string>();
  for (const { attempt, imported, iterations } of state.attempts) {
    if (imported) texts.set(`diff ${attempt}`, await read(imported.diff.sha256));
    const left = iterations.flatMap((iteration) => iteration.roles).findLast((role) => role.report !== null)?.report;
    if (left) texts.set(`claims ${attempt}`, await read(left.sha256));
  }
  const failed = [...state.baseline, ...state.attempts.flatMap((attempt) => attempt.gates)].filter(
    (gate) => !gate.passed,
  );
  for (const gate of failed) texts.set(logKey(gate), await read(gate.log.sha256));

  const policy = JSON.parse(await read(started.policy.sha256)) as Policy;
  const document = parseDocument(orderPath(order), Buffer.from(await read(started.order_document.sha256)));
  const known: ReportTexts = {
    diff: (attempt) => texts.get(`diff ${attempt}`),
    claims: (attempt) => texts.get(`claims ${attempt}`),
    log: (subject, command, repeat) => texts.get(logKey({ subject, command, repeat })),
  };
  const before = (await lineOf(repo, state)).runs.slice(0, -1);
  return reportView(state, known, { id: order, data: (document as OrderDocument).data }, policy.judge, before);
}

const logKey = ({ subject, command, repeat }: Pick<GateEndedData, 'subject' | 'command' | 'repeat'>): string =>
  `log ${subject} ${command} ${repeat}`;

/** Writes the page to `file`, or beside the run's journal; answers its path. @throws AutoloopError `cannot-write`. */
export async function writeHtml(repo: Repository, view: RunReportView, file?: string): Promise<string> {
  const { renderRunHtml } = await import('../../core/render/report/run-html.js');
  const path = file === undefined ? join(runDir(repo.commonDir, view.run.run_id), 'report.html') : resolve(file);
  try {
    await writeText(path, renderRunHtml(view));
  } catch (cause) {
    if (!misplaced.has((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    throw new AutoloopError('usage', 'cannot-write', `No page can be written to ${path}`, {
      hint: 'Name a file in a folder that exists, or none to have it put beside the run.',
      cause,
    });
  }
  return path;
}

const misplaced = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

/** Opens a page with the desktop's browser. @throws AutoloopError `no-browser` where there is none to ask. */
export async function openPage(path: string, environment: Record<string, string | undefined>): Promise<void> {
  for (const opener of openers(environment)) {
    if ((await programPath(opener)) === null) continue;
    if (await launch(opener, [path])) return;
  }
  throw new AutoloopError('environment', 'no-browser', 'There is no browser to open the page with', {
    hint: `Open it yourself: ${path}`,
  });
}

function openers({ DISPLAY, WAYLAND_DISPLAY }: Record<string, string | undefined>): string[] {
  if (process.platform === 'darwin') return ['open'];
  // Without a desktop xdg-open finds a browser for terminals, or none and says nothing.
  return [...(DISPLAY || WAYLAND_DISPLAY ? ['xdg-open'] : []), 'wslview'];
}
