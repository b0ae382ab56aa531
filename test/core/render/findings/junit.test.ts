import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { renderFindingsJunit } from '../../../../src/core/render/findings/junit.js';
import { rules } from '../../../../src/core/rules/index.js';
import { hostileResult, ofEach, path, result } from './sample-findings.js';

describe('JUnit', () => {
  const schema = readFileSync(new URL('jenkins-junit.xsd', import.meta.url), 'utf8');
  const faultsOf = async (xml: string) => {
    const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] });
    return errors.map(({ message }) => message);
  };

  test('keeps the published schema: errors failed, holds and warnings were skipped, an info passed', async () => {
    const xml = renderFindingsJunit(result(ofEach, { notes: ['Checked without Git: none here'] }));
    expect(await faultsOf(xml)).toEqual([]);
    expect(xml).toContain(`<testsuites name="autoloop check" tests="${rules.length + 4}" failures="1" errors="0">`);
    const own = xml.slice(xml.indexOf('<testsuite name="broken-reference"'));
    expect(
      own.slice(0, own.indexOf('</testsuite>')).match(/<(?:testsuite|failure|skipped|system-out)\b[^>]*>/g),
    ).toEqual([
      '<testsuite name="broken-reference" tests="4" failures="1" errors="0" skipped="2">',
      '<failure message="1:8 There is no owner lane `webb` in config.yml">',
      '<skipped>',
      '<skipped>',
      '<system-out>',
    ]);
    expect(own).toContain(
      `${path}:1:8: error: There is no owner lane \`webb\` in config.yml\nDid you mean \`web\`?</failure>`,
    );
    expect(own).toContain(`<testcase name="3:8 There is no owner lane \`webb\` in config.yml" classname="${path}">`);
  });

  test('a rule that holds is a test that passed', async () => {
    const xml = renderFindingsJunit(result([]));
    expect(await faultsOf(xml)).toEqual([]);
    expect(xml.match(/<testcase [^>]*\/>/g)).toHaveLength(rules.length);
  });

  test('is XML, whatever the texts are', async () => {
    const results = fc.sample(hostileResult, { numRuns: 300, seed: 5 });
    const findings = results.flatMap((some) => some.findings);
    const notes = results.flatMap((some) => some.notes);
    expect(await faultsOf(renderFindingsJunit(result(findings, { notes })))).toEqual([]);
  });

  test('the schema would notice', async () => {
    expect(await faultsOf('<testsuites><testsuite/></testsuites>')).not.toEqual([]);
    expect(await faultsOf('<testsuites>\u0001</testsuites>')).not.toEqual([]);
  });
});
