import { describe, expect, it } from 'vitest';
import { casesIn, coverageIn } from '../../../src/core/cycle/printed.js';

const counts = (passed: number, failed: number, skipped: number) => ({ passed, failed, skipped });

describe('test cases in what a runner printed', () => {
  it.each([
    [
      'node:test in TAP',
      'TAP version 13\nok 1 - a\nnot ok 2 - b\n1..2\n# tests 3\n# pass 1\n# fail 1\n# cancelled 0\n# skipped 1\n# todo 0\n',
      counts(1, 1, 1),
    ],
    ['node:test in its own form', '✔ a (0.4ms)\nℹ tests 2\nℹ pass 2\nℹ fail 0\nℹ skipped 0\n', counts(2, 0, 0)],
    [
      'TAP alone, with tests inside tests',
      '    ok 1 - inner\n    not ok 2 - inner\nnot ok 1 - outer\nok 2 - b # SKIP later\nok 3\n1..3\n',
      counts(1, 1, 1),
    ],
    [
      'vitest, coloured',
      ' Test Files  1 failed | 2 passed (3)\n\u001b[2m      Tests \u001b[22m \u001b[31m1 failed\u001b[39m | \u001b[32m9 passed\u001b[39m | 2 skipped (12)\n',
      counts(9, 1, 2),
    ],
    ['jest', 'Test Suites: 1 failed, 1 total\nTests:       1 failed, 2 skipped, 5 passed, 8 total\n', counts(5, 1, 2)],
    ['pytest', '..F\n=========== 1 failed, 9 passed, 2 skipped, 3 warnings in 0.12s ===========\n', counts(9, 1, 2)],
    ['pytest, quiet, with an error', '4 passed, 1 error in 1.20s\r\n', counts(4, 1, 0)],
    ['unittest', '..F\n-----\nRan 5 tests in 0.001s\n\nFAILED (failures=1, errors=1, skipped=1)\n', counts(2, 2, 1)],
    ['unittest that passes', 'Ran 3 tests in 0.001s\n\nOK\n', counts(3, 0, 0)],
    [
      'go test -v',
      '=== RUN   TestA\n--- PASS: TestA (0.00s)\n    --- PASS: TestA/inner (0.00s)\n--- FAIL: TestB (0.00s)\nFAIL\n',
      counts(1, 1, 0),
    ],
    [
      'cargo',
      'test result: ok. 9 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\ntest result: FAILED. 1 passed; 2 failed; 0 ignored\n',
      counts(10, 2, 1),
    ],
    ['mocha', '\n  9 passing (12ms)\n  1 pending\n  2 failing\n\n', counts(9, 2, 1)],
    ['two packages and two runners', '# pass 2\n# fail 0\n# pass 3\n# fail 1\n\n4 passed in 0.10s\n', counts(9, 1, 0)],
  ])('%s', (_, output, wanted) => {
    expect(casesIn(output)).toEqual(wanted);
  });

  it.each([
    ['nothing', ''],
    ['prose about tests', 'All 12 tests pass now.\nI made 3 passed in review.\n'],
    ['packages of go, which are no cases', 'ok  \texample.com/a\t0.1s\nFAIL\texample.com/b\n'],
    ['a plain OK', 'OK\nok\n'],
    ['a run without tests', '# tests 0\n# pass 0\n# fail 0\n'],
  ])('none in %s', (_, output) => {
    expect(casesIn(output)).toBeNull();
  });

  it('takes time in proportion to what was printed', () => {
    const hostile = [
      '1 a'.repeat(400_000),
      `Tests ${'1 a '.repeat(200_000)}`,
      'All files |'.repeat(100_000),
      ' '.repeat(1_000_000),
    ];
    const before = process.cpuUsage().user;
    for (const output of hostile) {
      casesIn(output);
      coverageIn(output);
    }
    // Seconds would be backtracking; it takes some tens of milliseconds.
    expect(process.cpuUsage().user - before).toBeLessThan(20_000_000);
  });
});

describe('coverage in what a runner printed', () => {
  it.each([
    [
      'istanbul',
      'File      | % Stmts | % Branch | % Funcs | % Lines | Uncovered\nAll files |   80.11 |    70.22 |   60.33 |   85.44 |\n',
      85.44,
    ],
    ['node', '# all files | 91.50 | 80.00 | 70.00 |\n', 91.5],
    ['pytest-cov', 'Name    Stmts   Miss  Cover\na.py      10      2    80%\nTOTAL    100     20    80%\n', 80],
    ['coverage.py with branches', 'TOTAL     100     20     10      2    78%\n', 78],
    ['go test', 'ok  \ta\t0.1s\tcoverage: 81.2% of statements\nok  \tb\t0.1s\tcoverage: 90.0% of statements\n', 81.2],
    [
      'go tool cover',
      'a.go:3:\tF\t100.0%\ntotal:\t\t\t(statements)\t75.0%\nok \ta\tcoverage: 20.0% of statements\n',
      75,
    ],
    ['two tables: the least', 'All files | 90 | 90 | 90 | 90 |\nTOTAL   10   5   50%\n', 50],
  ])('%s', (_, output, wanted) => {
    expect(coverageIn(output)).toBe(wanted);
  });

  it.each(['', 'coverage is 100%', 'All files | 1 | 2 |', 'TOTAL 10 2 200%'])('none in %j', (output) => {
    expect(coverageIn(output)).toBeNull();
  });
});
