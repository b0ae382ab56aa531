import { closeout, closeoutPath, review, reviewPath, withCloseout, withReview } from './examples.js';
import { at, defineRule } from './rule.js';
import { endOf, stands } from './standing.js';

const asked = { decision: 'ask-user', reason: 'It changes what users see.' };

export default defineRule({
  id: 'user-gate-pending',
  appliesTo: ['review', 'closeout'],
  severity: 'hold',
  summary: 'What the user was asked, the user answered.',
  why: 'The order stands still until then.',
  good: () => ({ files: withReview({ [reviewPath]: review({ ...asked, user_decision: 'Fine, go on.' }) }) }),
  bad: () => [
    { files: withReview({ [reviewPath]: review(asked) }), at: [reviewPath, 'decision:'] },
    {
      files: withCloseout({ [closeoutPath]: closeout({ result: 'needs-user-approval' }) }),
      at: [closeoutPath, 'result:'],
    },
  ],
  *check(document, { workspace }) {
    const hint = 'Ask, and write the answer as `user_decision`.';
    if (document.kind === 'closeout') {
      if (document.data.result === 'needs-user-approval')
        yield at(document, 'result', `The user has not approved \`${document.id}\``, {
          hint: 'Ask, and close the order again with the answer.',
        });
    } else if (document.data.decision === 'ask-user' && document.data.user_decision === undefined) {
      const { work_order } = document.data;
      if (stands(document, workspace) && !endOf(work_order, workspace))
        yield at(document, 'decision', `The user was asked about \`${work_order}\` and has not answered`, { hint });
    }
  },
});
