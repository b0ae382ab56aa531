import type { Closeout } from '../documents/types.gen.js';
import { quoted } from '../untrusted.js';
import { closeout, closeoutPath, ofRun, report, reportPath, withCloseout } from './examples.js';
import type { RecordFact } from './history-facts.js';
import { at, defineRule } from './rule.js';

const [attestation, journal, head] = ['c', 'd', 'b'].map((digit) => digit.repeat(64)) as [string, string, string];
const names = { run: 'run-1', journal_head: `"${head}"`, attestation_sha256: `"${attestation}"` };
const files = withCloseout({ [closeoutPath]: closeout(names), [reportPath]: report(ofRun) });
const record = (said: Partial<RecordFact> = {}): { records: Record<string, RecordFact> } => ({
  records: {
    login: {
      attestation,
      unreadable: null,
      journal,
      head,
      attested: { journal, head, files: [{ path: reportPath, sha256: 'e'.repeat(64) }] },
      files: new Map([[reportPath, 'e'.repeat(64)]]),
      ...said,
    },
  },
});
const other = 'f'.repeat(64);
const broken = (said: Partial<RecordFact>, line: string) =>
  ({ files, facts: record(said), at: [closeoutPath, line] }) as const;

export default defineRule({
  id: 'evidence-chain-broken',
  appliesTo: 'closeout',
  severity: 'error',
  summary:
    'A closeout, the attestation and the journal beside it, and the reports and review that are attested, fit each other.',
  why: 'A link that does not hold is where somebody changed what was proved.',
  good: () => ({ files, facts: record() }),
  bad: () => [
    broken({ attestation: null, unreadable: null }, 'attestation_sha256:'),
    broken({ attestation: other }, 'attestation_sha256:'),
    broken({ unreadable: 'it is not UTF-8' }, 'attestation_sha256:'),
    broken({ journal: null, head: null }, 'journal_head:'),
    broken({ head: other }, 'journal_head:'),
    broken({ attested: { journal, head: other, files: [] } }, 'journal_head:'),
    broken({ journal: other }, 'journal_head:'),
    broken({ files: new Map([[reportPath, other]]) }, 'reports:'),
    broken({ files: new Map() }, 'reports:'),
  ],
  *check(closeout, { facts }) {
    const record = facts.records?.get(closeout.id);
    const fault = record && faultOf(closeout.data, record);
    if (fault)
      yield at(closeout, fault.key, fault.said, {
        hint: `See where it breaks: autoloop verify ${closeout.id}; put back what was committed when the order was closed.`,
      });
  },
});

/** The first link that does not hold. */
function faultOf(
  { attestation_sha256, journal_head }: Closeout,
  { attestation, unreadable, journal, head, attested, files }: RecordFact,
): { key: string; said: string } | undefined {
  const ofAttestation = (said: string) => ({ key: 'attestation_sha256', said });
  const ofJournal = (said: string) => ({ key: 'journal_head', said });
  if (attestation === null) return ofAttestation('The attestation of this closeout is not there');
  if (attestation !== attestation_sha256)
    return ofAttestation(`The attestation beside this closeout has the SHA-256 \`${attestation.slice(0, 12)}…\``);
  if (unreadable !== null) return ofAttestation(`The attestation cannot be read: ${unreadable}`);
  if (journal === null) return ofJournal('The journal of this closeout is not there');
  if (head !== journal_head || (attested.head !== null && attested.head !== journal_head))
    return ofJournal(`The journal beside this closeout, or its attestation, ends with another event`);
  if (attested.journal !== null && attested.journal !== journal)
    return ofJournal('The journal beside this closeout is not the one that is attested');
  const changed = attested.files.find(({ path, sha256 }) => files.get(path) !== sha256);
  return changed && { key: 'reports', said: `${quoted(changed.path)} is not as it was attested` };
}
