/** Who signed an evidence record, as far as this machine can tell. */
import { configPath, recordPaths } from '../../core/documents/paths.js';
import type { Policy } from '../../core/documents/policy.js';
import type { Attestation } from '../../core/evidence/attestation.js';
import { type Checked, cannotTell, failed, held } from '../../core/evidence/checked.js';
import { policyIn } from '../../core/evidence/policy.js';
import type { RecordDocuments } from '../../core/evidence/record.js';
import type { RunState } from '../../core/journal/state.js';
import { quoted } from '../../core/untrusted.js';
import { head, type Repository, readFileAt } from '../../edges/git/index.js';
import { signingSettings } from '../../edges/git/settings.js';
import { keyPath, verifyWithSsh } from '../../edges/signing/ssh.js';

/**
 * Every statement must be signed when one is or when the policy of the run or the project as it stands asks for it, and no
 * signature may be bad or of a key that the verifier's allowed signers do not name. Where the verifier names nobody, only the
 * key can be told.
 */
export async function checkSignatures(
  repo: Repository,
  documents: RecordDocuments,
  run: RunState,
  attestation: Attestation,
  { evidence }: Policy,
): Promise<Checked> {
  const { order } = documents;
  const { attestation: path } = recordPaths(order.id);
  const today = policyIn(await configToday(repo));
  if (!today) return failed(configPath, 'it cannot be used, so it cannot be told whether evidence has to be signed');
  // `sign` says what is done from now on; only `require_signed` is a demand, also on records that exist.
  const mustBeKnown = evidence.require_signed || today.evidence.require_signed;
  const mustBeSigned = mustBeKnown || evidence.sign === 'ssh';
  const { allowedSigners } = await signingSettings(repo);
  const trust = {
    allowedSigners: allowedSigners === undefined ? undefined : keyPath(allowedSigners, repo.root),
    at: new Date(run.head.at),
  };
  const signed = attestation.statements.filter(({ envelope }) => envelope.signatures.length > 0);
  const bare = attestation.statements.find(({ envelope }) => envelope.signatures.length === 0);
  if (bare && (mustBeSigned || signed.length > 0))
    return failed({ path, line: bare.line }, 'the statement is not signed');
  const signers = new Set<string>();
  let named = true;
  for (const { line, envelope } of signed) {
    for (const { bytes } of envelope.signatures) {
      const verdict = await verifyWithSsh(envelope.signed, bytes, trust);
      if (verdict.how === 'bad') return failed({ path, line }, `its signature does not hold: ${verdict.reason}`);
      if (verdict.how === 'unknown-signer')
        return failed({ path, line }, `the allowed signers file does not know the key ${verdict.keyid} that signed it`);
      if (verdict.how === 'unnamed-signer') named = false;
      signers.add(verdict.how === 'trusted' ? `${quoted(verdict.principal)} (${verdict.keyid})` : verdict.keyid);
    }
  }
  const by = [...signers].join(', ');
  if (signed.length === 0) return cannotTell('not signed, so who made the record cannot be told', undefined);
  if (named) return held(`signed by ${by}`, undefined);
  const unknown = `signed by ${by}, and no \`gpg.ssh.allowedSignersFile\` says whose key that is`;
  return mustBeKnown ? failed(path, unknown) : cannotTell(unknown, undefined);
}

/** The committed settings of the project as it stands; what is only in the work tree asks for nothing. */
async function configToday(repo: Repository): Promise<Uint8Array | null> {
  const { commit } = await head(repo);
  return commit === null ? null : readFileAt(repo, commit, configPath);
}
