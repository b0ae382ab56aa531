import { closeoutPath, config, configPath, withCloseout } from './examples.js';
import { at, defineRule } from './rule.js';

const required = () => ({ [configPath]: config({ evidence: '{sign: ssh, require_signed: true}' }) });
const attested = () => ({ ...required(), '.autoloop/closeouts/login.intoto.jsonl': '{}\n' });

export default defineRule({
  id: 'signature-missing',
  appliesTo: 'closeout',
  severity: 'error',
  summary: 'Where config.yml requires signatures, an accepted closeout has a signed attestation beside it.',
  why: 'Without one, whoever can write to the repository can write the evidence.',
  good: () => ({ files: withCloseout(attested()), facts: { signatures: { login: 1 } } }),
  bad: () => [
    { files: withCloseout(required()), at: [closeoutPath, 'result:'] },
    { files: withCloseout(attested()), facts: { signatures: { login: 0 } }, at: [closeoutPath, 'result:'] },
  ],
  *check(closeout, { workspace, facts }) {
    if (!workspace.config.evidence.require_signed || closeout.data.result !== 'accepted') return;
    const isThere = workspace.has(`.autoloop/closeouts/${closeout.id}.intoto.jsonl`);
    if (!isThere)
      yield at(
        closeout,
        'result',
        `There is no attestation of \`${closeout.id}\`, and config.yml requires a signed one`,
        {
          hint: `Close it with a signing key: autoloop close ${closeout.id}`,
        },
      );
    else if (facts.signatures?.get(closeout.id) === 0)
      yield at(closeout, 'result', `The attestation of \`${closeout.id}\` is not signed, and config.yml requires it`, {
        hint: `Close it with a signing key: autoloop close ${closeout.id}`,
      });
  },
});
