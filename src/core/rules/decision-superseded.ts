import { decision, decisionPath, withOrder } from './examples.js';
import { at, defineRule, isUsable } from './rule.js';

const later = '.autoloop/decisions/sessions-in-cookies.md';

export default defineRule({
  id: 'decision-superseded',
  appliesTo: 'decision',
  severity: 'error',
  summary: 'A decision is `superseded` when an accepted one takes its place, and only then.',
  why: 'Of two decisions that both hold nobody knows which to follow.',
  good: () => ({
    files: withOrder({
      [decisionPath]: decision({ status: 'superseded' }),
      [later]: decision({ supersedes: 'sessions-on-disc' }),
    }),
  }),
  bad: () => [
    {
      files: withOrder({ [decisionPath]: decision(), [later]: decision({ supersedes: 'sessions-on-disc' }) }),
      at: [decisionPath, 'status:'],
    },
    {
      files: withOrder({
        [decisionPath]: decision({ status: 'superseded' }),
        [later]: decision({ supersedes: 'sessions-on-disc', status: 'proposed' }),
      }),
      at: [decisionPath, 'status:'],
    },
    {
      files: withOrder({ [decisionPath]: decision({ supersedes: 'sessions-on-disc', status: 'superseded' }) }),
      at: [decisionPath, 'supersedes:'],
    },
  ],
  *check(decision, { workspace }) {
    const { status, supersedes } = decision.data;
    if (supersedes === decision.id) {
      yield at(decision, 'supersedes', `\`${decision.id}\` takes its own place`, {
        hint: 'Name the earlier decision.',
      });
      return;
    }
    const successor = workspace.decisions
      .filter(isUsable)
      .find(({ data }) => data.supersedes === decision.id && isInForce(data.status));
    if (successor !== undefined && status === 'accepted')
      yield at(decision, 'status', `\`${successor.id}\` takes the place of \`${decision.id}\`, which still holds`, {
        hint: 'Write `status: superseded`.',
      });
    else if (successor === undefined && status === 'superseded')
      yield at(decision, 'status', `No accepted decision takes the place of \`${decision.id}\``, {
        hint: 'Name it as `supersedes` in the decision that does, and accept that.',
      });
  },
});

/** A decision that was itself superseded later did take the place of the one before. */
const isInForce = (status: string): boolean => status === 'accepted' || status === 'superseded';
