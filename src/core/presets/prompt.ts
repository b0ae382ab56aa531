import { fenced } from '../untrusted.js';
import type { Preset, Role } from './preset.js';

/** Where a role leaves its report and its events, as its sandbox shows it. */
export const OUTBOX = '/outbox';

export interface PromptInput {
  preset: Preset;
  role: Role;
  /** The order document, as text. */
  order: string;
  orderId: string;
  orderDigest: string;
  iteration: number;
  /** What gates, rejections and people say to this role. */
  guidance: string[];
  /** What the journal holds for it, a section of Markdown each. */
  context: string[];
}

/**
 * The prompt a role is started with: harness, role, guidance, what to return, its context, and last the order. The order is
 * the maintainer's; what it quotes from the repository is data, so it stands in a fence that its text cannot close.
 */
export function composePrompt(input: PromptInput): string {
  const { preset, role, orderId, guidance } = input;
  const order = `# Work order \`${orderId}\` (digest ${input.orderDigest}, iteration ${input.iteration})`;
  return [
    preset.harness,
    `# Your role: ${role.name}\n\n${role.prompt}`,
    guidance.length > 0 && `# Since the last iteration\n\n${guidance.map((text) => `- ${text}`).join('\n')}`,
    returns(preset, role),
    ...input.context,
    `${order}\n\n${role.context.includes('order') ? fenced(input.order, 'markdown') : 'It is in `/inbox/order.md`.'}`,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n\n')
    .concat('\n');
}

function returns(preset: Preset, role: Role): string {
  const silence =
    role.onExit === null
      ? 'If you end without one, nothing follows.'
      : `Ending without one counts as \`${role.onExit}\`.`;
  const files = role.readOnly
    ? '- No change: you see the files and may not write to them. Copy them to `/tmp` for what has to write.'
    : '- The change itself, as files in the working directory.';
  // Only of who may complete the attempt is a worker's report made.
  const report = role.emits.includes(preset.completesOn)
    ? [
        `- \`${OUTBOX}/report.md\`: your report, with the sections \`## Changed scope\`, \`## Verification\`, \`## Contract impact\`,`,
        '  `## Not verified`, `## Risks`, `## Next step`. It is shown as your claim, beside what was measured.',
      ]
    : [
        `- \`${OUTBOX}/report.md\`: what the roles after you have to know. They start afresh and know nothing else of you.`,
      ];
  const documents = role.documents.map(
    (name) =>
      `- \`${OUTBOX}/documents/${name}\`: the document you keep, whole. Its latest version, if there is one, is \`/inbox/documents/${name}\`.`,
  );
  return [
    '# What to return',
    '',
    files,
    ...documents,
    ...report,
    `- One event, with \`autoloop-emit <event> [--data JSON]\`: ${role.emits.map((event) => `\`${event}\``).join(' or ')}. ${silence}`,
  ].join('\n');
}
