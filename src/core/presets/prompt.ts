import { fenced } from '../render/untrusted.js';
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
  /** What gates and rejections of earlier iterations say to this one. */
  guidance: string[];
}

/**
 * The prompt a role is started with: harness, role, guidance, what to return, and last the order. The order is the
 * maintainer's; what it quotes from the repository is data, so it stands in a fence that its text cannot close.
 */
export function composePrompt(input: PromptInput): string {
  const { preset, role, orderId, guidance } = input;
  return [
    preset.harness,
    `# Your role: ${role.name}\n\n${role.prompt}`,
    guidance.length > 0 && `# Since the last iteration\n\n${guidance.map((text) => `- ${text}`).join('\n')}`,
    returns(role),
    `# Work order \`${orderId}\` (digest ${input.orderDigest}, iteration ${input.iteration})\n\n${fenced(input.order, 'markdown')}`,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n\n')
    .concat('\n');
}

function returns(role: Role): string {
  const silence =
    role.onExit === null
      ? 'If you end without one, nothing follows.'
      : `Ending without one counts as \`${role.onExit}\`.`;
  return [
    '# What to return',
    '',
    '- The change itself, as files in the working directory.',
    `- \`${OUTBOX}/report.md\`: your report, with the sections \`## Changed scope\`, \`## Verification\`, \`## Contract impact\`,`,
    '  `## Not verified`, `## Risks`, `## Next step`. It is shown as your claim, beside what was measured.',
    `- One event, with \`autoloop-emit <event>\`: ${role.emits.map((event) => `\`${event}\``).join(' or ')}. ${silence}`,
  ].join('\n');
}
