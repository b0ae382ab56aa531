/** Findings to render: plain ones, and ones of whatever text a document can hold. */
import fc from 'fast-check';
import type { Finding } from '../../../../src/core/finding.js';
import { type CheckResult, countBySeverity } from '../../../../src/core/render/findings/findings.js';

export const path = '.autoloop/work-orders/login.md';

export const finding = (said: Partial<Finding> = {}): Finding => ({
  path,
  line: 3,
  column: 8,
  endLine: 3,
  endColumn: 12,
  rule: 'broken-reference',
  severity: 'error',
  message: 'There is no owner lane `webb` in config.yml',
  hint: 'Did you mean `web`?',
  ...said,
});

export const result = (findings: Finding[], said: Partial<CheckResult> = {}): CheckResult => ({
  findings,
  counts: countBySeverity(findings),
  documents: 2,
  notes: [],
  ...said,
});

const severities = ['error', 'hold', 'warning', 'info'] as const;
export const ofEach = severities.map((severity, index) => finding({ severity, line: index + 1, endLine: index + 1 }));

/** Whatever a document can hold: every character there is, halves of pairs, and what means something to a format. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        ...[
          '\r\n',
          '\n',
          '::',
          '::error::',
          '::set-env name=A::b',
          '##[add-mask]x',
          '%0A',
          '%',
          ',',
          ':',
          '|',
          '`',
          '``',
        ],
        ...['<script>', ']]>', '<![CDATA[', '&', '&#0;', '"', "'", '-->', '{0}', '{', '}', '[a](http://b)', '](', '\\'],
        ...['![x](https://x)', '@everyone', '\u0000', '\u001b[2J', '\u2028', '\u202e', '\ufffe', '\uffff', '\ud800'],
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

export const hostileResult = fc
  .record({ path: hostile, message: hostile, hint: hostile, note: hostile, severity: fc.constantFrom(...severities) })
  .map(({ note, ...said }) => result([finding(said), finding({ ...said, rule: 'schema' })], { notes: [note] }));
