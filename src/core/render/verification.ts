import type { Styler } from './run-summary.js';

/** What a verification found, as `control/verify` answers it. */
interface Shown {
  orders: readonly {
    order: string;
    ok: boolean;
    steps: readonly { name: string; ok: boolean | null; detail: string }[];
    firstBad?: { path?: string; line?: number; reason: string };
  }[];
}

/** One block an order: each step, and where it fails the first bad thing. */
export function renderVerification({ orders }: Shown, style: Styler): string {
  if (orders.length === 0) return 'No order is closed, so there is nothing to verify';
  return orders
    .flatMap(({ order, ok, steps, firstBad }) => [
      style('bold', `${order}: ${ok ? style('green', 'verified') : style('red', 'NOT verified')}`),
      ...steps.map((step) => `  ${mark(step.ok, style)} ${step.name}: ${step.detail}`),
      ...(firstBad?.path === undefined
        ? []
        : [
            style(
              'red',
              `  first bad thing: ${firstBad.path}${firstBad.line === undefined ? '' : `:${firstBad.line}`}: ${firstBad.reason}`,
            ),
          ]),
    ])
    .join('\n');
}

function mark(ok: boolean | null, style: Styler): string {
  if (ok === null) return style('yellow', '?     ');
  return ok ? style('green', 'ok    ') : style('red', 'failed');
}
