import { describe, expect, it } from 'vitest';
import { parseBundle, renderBundle, statementBytes } from '../../../src/core/evidence/bundle.js';
import { seal } from '../../../src/core/evidence/envelope.js';
import { payloadType, statementOf } from '../../../src/core/evidence/statement.js';

const change = { commit: 'a'.repeat(40), tree: 'b'.repeat(40) };
const statement = statementOf(change, 'urn:test', { said: 'ü' });
const bytes = (text: string) => Buffer.from(text, 'utf8');
const file = () => renderBundle([seal(payloadType, statementBytes(statement))]);

/** A bundle of one envelope around any payload. */
const around = (payload: string) => bytes(renderBundle([seal(payloadType, bytes(payload))]));

describe('parseBundle', () => {
  it('reads what renderBundle wrote, a statement a line', () => {
    const other = statementOf(change, 'urn:other', {});
    const signed = seal(payloadType, statementBytes(other), [{ keyid: 'SHA256:x', sig: 'AAEC' }]);
    const bundle = parseBundle(bytes(file() + renderBundle([signed])));
    expect(bundle).toMatchObject({
      how: 'read',
      statements: [
        { line: 1, statement },
        { line: 2, statement: other, envelope: { signatures: [{ keyid: 'SHA256:x' }] } },
      ],
    });
  });

  it('gives the subject by the names that in-toto has for Git objects', () => {
    expect(JSON.parse(Buffer.from(statementBytes(statement)).toString())).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        { name: 'commit', digest: { gitCommit: change.commit } },
        { name: 'tree', digest: { gitTree: change.tree } },
      ],
    });
  });

  it.each([
    ['a last line that does not end', bytes(file().trimEnd()), 1, 'does not end'],
    ['an empty line', bytes(`${file()}\n`), 2, 'canonical JSON'],
    ['white space in an envelope', bytes(file().replace('":', '": ')), 1, 'canonical JSON'],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0x0a]), 1, 'UTF-8'],
    ['a byte order mark', bytes(`\ufeff${file()}`), 1, 'canonical JSON'],
    ['a payload with a repeated key', around('{"a":1,"a":2}'), 1, 'payload is not canonical JSON'],
    ['a payload that is no statement', around('{"a":1}'), 1, 'not an in-toto statement'],
    ['a payload that is null', around('null'), 1, 'not an in-toto statement'],
    ['a key of the object’s own prototype', around('{"__proto__":{}}'), 1, 'not an in-toto statement'],
    ['another payload type', bytes(renderBundle([seal('text/plain', statementBytes(statement))])), 1, 'payloadType'],
    ['nesting to overflow the stack', around('['.repeat(100_000) + ']'.repeat(100_000)), 1, 'canonical JSON'],
  ])('refuses %s', (_, content, line, reason) => {
    expect(parseBundle(content)).toMatchObject({ how: 'malformed', line, reason: expect.stringContaining(reason) });
  });
});
