import { counted } from './counted.js';
import type { Styler } from './report/run-summary.js';

/** What a verification found, as `control/evidence/verify` answers it. */
interface Shown {
  orders: readonly {
    order: string;
    ok: boolean;
    steps: readonly { name: string; ok: boolean | null; detail: string }[];
    first_fault?: { path?: string; line?: number; reason: string };
  }[];
}

/** One block an order: each step, and where it fails the first fault. */
export function renderVerification({ orders }: Shown, style: Styler): string {
  if (orders.length === 0) return 'No order is closed, so there is nothing to verify';
  return orders
    .flatMap(({ order, ok, steps, first_fault }) => [
      style('bold', `${order}: ${headline(ok, steps, style)}`),
      ...steps.map((step) => `  ${mark(step.ok, style)} ${step.name}: ${step.detail}`),
      ...(first_fault?.path === undefined
        ? []
        : [
            style(
              'red',
              `  first fault: ${first_fault.path}${first_fault.line === undefined ? '' : `:${first_fault.line}`}: ${first_fault.reason}`,
            ),
          ]),
    ])
    .join('\n');
}

/** `verified` is said only where nothing is left open: an unsigned or uncommitted record cannot earn the word. */
function headline(ok: boolean, steps: Shown['orders'][number]['steps'], style: Styler): string {
  if (!ok) return style('red', 'NOT verified');
  const open = steps.filter((step) => step.ok === null).length;
  if (open === 0) return style('green', 'verified');
  return style('yellow', `nothing wrong found; ${counted(open, 'thing')} cannot be told from here`);
}

function mark(ok: boolean | null, style: Styler): string {
  if (ok === null) return style('yellow', '?     ');
  return ok ? style('green', 'ok    ') : style('red', 'failed');
}
