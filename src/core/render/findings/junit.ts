/** Findings as JUnit's XML, as Jenkins, GitLab and others read it. */
import type { Finding } from '../../finding.js';
import { rules } from '../../rules/index.js';
import { escapeHtml, visibleLine } from '../../untrusted.js';
import type { CheckResult } from './findings.js';

/**
 * One suite a rule. A rule that found nothing is one test that passed; each finding is a test: of an error it failed, of a hold
 * or a warning it was skipped, neither passed nor failed, of an info it passed and says so. Notes are skipped tests too.
 * No times: the same snapshot gives the same bytes.
 */
export function renderFindingsJunit({ findings, notes }: CheckResult): string {
  const byRule = new Map<string, Finding[]>(rules.map(({ id }) => [id, []]));
  for (const finding of findings) {
    const found = byRule.get(finding.rule);
    if (found) found.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  const summaries = new Map(rules.map(({ id, summary }) => [id, summary]));
  const suites = [...byRule].map(([id, found]) =>
    suite(id, found.length === 0 ? [{ name: summaries.get(id) ?? id, place: '.autoloop' }] : found.map(testOf)),
  );
  if (notes.length > 0)
    suites.push(
      suite(
        'notes',
        notes.map((note) => ({ name: note, place: '.autoloop', how: 'skipped', says: note })),
      ),
    );
  const [tests, failures] = [sum(suites, 'tests'), sum(suites, 'failures')];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="autoloop check" tests="${tests}" failures="${failures}" errors="0">`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>\n',
  ].join('\n');
}

interface Test {
  name: string;
  /** Shown as the class of the test. */
  place: string;
  how?: 'failure' | 'skipped' | 'system-out';
  says?: string;
}

function testOf({ path, line, column, severity, message, hint }: Finding): Test {
  const place = `${path}:${line}:${column}`;
  return {
    name: `${line}:${column} ${message}`,
    place: path,
    how: severity === 'error' ? 'failure' : severity === 'info' ? 'system-out' : 'skipped',
    says: [`${place}: ${severity}: ${message}`, hint].filter(Boolean).join('\n'),
  };
}

interface Suite {
  xml: string;
  tests: number;
  failures: number;
}

function suite(name: string, tests: readonly Test[]): Suite {
  const count = (how: Test['how']) => tests.filter((test) => test.how === how).length;
  const failures = count('failure');
  const attributes = `tests="${tests.length}" failures="${failures}" errors="0" skipped="${count('skipped')}"`;
  const xml = [`  <testsuite name="${attribute(name)}" ${attributes}>`, ...tests.map(testcase), '  </testsuite>'].join(
    '\n',
  );
  return { xml, tests: tests.length, failures };
}

function testcase({ name, place, how, says = '' }: Test): string {
  const head = `    <testcase name="${attribute(name)}" classname="${attribute(place)}"`;
  if (how === undefined) return `${head}/>`;
  const message = how === 'failure' ? ` message="${attribute(name)}"` : '';
  return `${head}>\n      <${how}${message}>${escapeXml(says)}</${how}>\n    </testcase>`;
}

const sum = (suites: readonly Suite[], key: 'tests' | 'failures'): number =>
  suites.reduce((total, suite) => total + suite[key], 0);

/** XML makes a blank of a line end in an attribute. */
const attribute = (text: string): string => escapeXml(visibleLine(text));

/** Of what HTML may hold, XML 1.0 takes two characters in no form whatever. */
const escapeXml = (text: string): string =>
  escapeHtml(text).replace(
    /[\ufffe\uffff]/g,
    (character) => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase()}⟩`,
  );
