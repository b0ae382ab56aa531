/**
 * What the output of a command says of test cases and coverage, in the forms that common test runners print. It is what a
 * program says of itself: whoever asks sets the exit code above it.
 */
import { withoutColours } from '../untrusted.js';

/** Counts of test cases. */
export interface Cases {
  passed: number;
  failed: number;
  skipped: number;
}

/** No output says more than this of anything that is true. */
const MOST = 10_000_000;

/** A pattern of one summary line, and what it counts. All lines of one form add up: a workspace prints one for each package. */
interface Form {
  line: RegExp;
  counts: (found: RegExpMatchArray) => Partial<Cases>;
}

const number = (digits: string | undefined): number => Math.min(MOST, Number(digits ?? 0));

/** `3 failed`, `10 passed` and so on in one summary line, by the words that runners use. */
function tally(text: string): Partial<Cases> {
  const count = (words: string) =>
    [...text.matchAll(new RegExp(`(\\d{1,9}) (?:${words})\\b`, 'g'))].reduce(
      (sum, [, digits]) => sum + number(digits),
      0,
    );
  return {
    passed: count('passed|xpassed'),
    failed: count('failed|errors?'),
    skipped: count('skipped|todo|xfailed|ignored|pending'),
  };
}

const one =
  (key: keyof Cases): Form['counts'] =>
  ([, digits]) => ({ [key]: number(digits) });

/** A test in TAP that holds no counts of its own, by its first word. */
const tapTest: Form['counts'] = ([, not, directive]) =>
  directive === undefined ? (not === undefined ? { passed: 1 } : { failed: 1 }) : { skipped: 1 };

/** unittest counts all, and what did not pass by kind. */
const unittest: Form['counts'] = ([, all, kinds = '']) => {
  const count = (kind: string) => number(new RegExp(`\\b${kind}=(\\d{1,9})`).exec(kinds)?.[1]);
  const failed = count('failures') + count('errors') + count('unexpected successes');
  const skipped = count('skipped');
  return { passed: Math.max(0, number(all) - failed - skipped), failed, skipped };
};

/** Forms by runner; of a group that speaks twice of the same tests the first that finds anything counts. */
const runners: Form[][][] = [
  [
    // node:test: `# pass 3` in TAP, `ℹ pass 3` in its own form.
    [
      { line: /^(?:#|ℹ) pass (\d{1,9})$/gm, counts: one('passed') },
      { line: /^(?:#|ℹ) (?:fail|cancelled) (\d{1,9})$/gm, counts: one('failed') },
      { line: /^(?:#|ℹ) (?:skipped|todo|skip) (\d{1,9})$/gm, counts: one('skipped') },
    ],
    // TAP without a summary: its lines at the margin, those inside are parts of them.
    [{ line: /^(not )?ok \d+\b[^\n#]*(# *(?:[Ss][Kk][Ii][Pp]|[Tt][Oo][Dd][Oo]))?/gm, counts: tapTest }],
  ],
  // vitest: `      Tests  1 failed | 9 passed (10)`; jest: `Tests:       1 failed, 9 passed, 10 total`.
  [[{ line: /^ *Tests:? +((?:\d{1,9} [a-z]+(?: \| |, | )?)+)/gm, counts: ([, text]) => tally(text ?? '') }]],
  // pytest: `=== 1 failed, 9 passed in 0.12s ===`, without the bars where it is quiet.
  [
    [
      {
        line: /^(?:=+ )?((?:\d{1,9} [a-z]+(?:, )?)+) in \d+(?:\.\d+)?s\b/gm,
        counts: ([, text]) => tally(text ?? ''),
      },
    ],
  ],
  // unittest: `Ran 9 tests in 0.1s`, and below it `FAILED (failures=1, errors=1, skipped=1)`.
  [[{ line: /^Ran (\d{1,9}) tests? in [\d.]+s\n\n(?:OK|FAILED)(?: \(([^)\n]*)\))?/gm, counts: unittest }]],
  // go test -v: a line for each test; those inside are parts of them.
  [
    [
      { line: /^--- PASS: /gm, counts: () => ({ passed: 1 }) },
      { line: /^--- FAIL: /gm, counts: () => ({ failed: 1 }) },
      { line: /^--- SKIP: /gm, counts: () => ({ skipped: 1 }) },
    ],
  ],
  // cargo test: `test result: ok. 9 passed; 1 failed; 0 ignored; …`.
  [[{ line: /^test result: [^\n]*$/gm, counts: ([text]) => tally(text) }]],
  // mocha: `  9 passing (12ms)`.
  [
    [
      { line: /^ {2}(\d{1,9}) passing\b/gm, counts: one('passed') },
      { line: /^ {2}(\d{1,9}) failing$/gm, counts: one('failed') },
      { line: /^ {2}(\d{1,9}) pending$/gm, counts: one('skipped') },
    ],
  ],
];

/** The test cases that an output counts; null where it counts none in a known form. */
export function casesIn(output: string): Cases | null {
  const text = plain(output);
  const found = runners.flatMap(
    (ways) => ways.map((forms) => countedBy(forms, text)).find((one) => one !== null) ?? [],
  );
  return found.length === 0 ? null : sumOf(found);
}

function countedBy(forms: Form[], text: string): Cases | null {
  const counts = forms.flatMap(({ line, counts }) => [...text.matchAll(line)].map((match) => counts(match)));
  const cases = sumOf(counts);
  return cases.passed + cases.failed + cases.skipped === 0 ? null : cases;
}

/** All of them together. */
export const sumOf = (counts: readonly Partial<Cases>[]): Cases => ({
  passed: counts.reduce((sum, { passed = 0 }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed = 0 }) => sum + failed, 0),
  skipped: counts.reduce((sum, { skipped = 0 }) => sum + skipped, 0),
});

/** Where coverage of lines stands in a summary: the group that holds the percent. */
const coverageForms: RegExp[] = [
  // istanbul, c8, jest, vitest: statements, branches, functions, then lines.
  /^ *All files *\|(?: *[\d.]+ *\|){3} *([\d.]+) *(?:\||$)/gm,
  // node --experimental-test-coverage: lines first.
  /^(?:#|ℹ) all files *\| *([\d.]+) *\|/gm,
  // coverage.py, pytest-cov: `TOTAL   100   20   80%`, with branches two columns more.
  /^TOTAL(?: +\d+){2,4} +([\d.]+)%/gm,
];

/** go tool cover -func; go test -cover, one line a package. The total speaks for its packages. */
const goForms: RegExp[] = [/^total:\s+\(statements\)\s+([\d.]+)%/gm, /\bcoverage: ([\d.]+)% of statements/gm];

/** Percent of lines that an output says are covered, the least it names; null where it names none in a known form. */
export function coverageIn(output: string): number | null {
  const text = plain(output);
  const percents = (form: RegExp) => [...text.matchAll(form)].map(([, digits]) => Number(digits));
  const go = goForms.map(percents).find((found) => found.length > 0) ?? [];
  const found = [...coverageForms.flatMap(percents), ...go].filter((percent) => percent >= 0 && percent <= 100);
  return found.length === 0 ? null : Math.min(...found);
}

/** Colours and the carriage returns of terminals are no part of what was said. */
const plain = (output: string): string => withoutColours(output).replace(/\r\n?/g, '\n');
