import { describe, expect, it } from 'vitest';
import { openEnvelope, preAuthenticationEncoding, seal } from '../../../src/core/evidence/envelope.js';

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describe('preAuthenticationEncoding', () => {
  it('gives the bytes the DSSE specification prints', () => {
    const bytes = preAuthenticationEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(utf8(bytes)).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('counts bytes, not characters', () => {
    expect(utf8(preAuthenticationEncoding('ü', Buffer.from('é€')))).toBe('DSSEv1 2 ü 5 é€');
  });

  it('keeps payload bytes that are no text', () => {
    const payload = Uint8Array.of(0, 255, 10, 128);
    expect(preAuthenticationEncoding('t', payload).subarray(-4)).toEqual(Buffer.from(payload));
  });
});

describe('openEnvelope', () => {
  const type = 'application/vnd.in-toto+json';
  const payload = Buffer.from('{"a":1}');
  const sealed = () => ({ ...seal(type, payload, [{ keyid: 'SHA256:x', sig: 'AAEC' }]) }) as Record<string, unknown>;

  it('gives back what was sealed, and what its signatures must cover', () => {
    expect(openEnvelope(sealed(), type)).toEqual({
      how: 'opened',
      envelope: {
        payload,
        signed: preAuthenticationEncoding(type, payload),
        signatures: [{ keyid: 'SHA256:x', bytes: Buffer.from([0, 1, 2]) }],
      },
    });
  });

  it.each([
    ['no object', () => null, 'not a JSON object'],
    ['a list', () => [], 'not a JSON object'],
    ['another type', () => ({ ...sealed(), payloadType: 'text/plain' }), '`payloadType` is not'],
    ['an unknown key', () => ({ ...sealed(), extra: 1 }), 'unknown key `extra`'],
    ['a second spelling of the payload', () => ({ ...sealed(), payload: 'eyJhIjoxfQ' }), '`payload` is not base64'],
    ['a payload with white space', () => ({ ...sealed(), payload: 'eyJhIjox\nfQ==' }), '`payload` is not base64'],
    ['no payload', () => ({ ...sealed(), payload: undefined }), '`payload` is not base64'],
    ['signatures that are no list', () => ({ ...sealed(), signatures: {} }), '`signatures` is not a list'],
    ['a signature without keyid', () => ({ ...sealed(), signatures: [{ sig: 'AAEC' }] }), '{keyid, sig}'],
    ['a signature with more', () => ({ ...sealed(), signatures: [{ keyid: '', sig: 'AA==', x: 1 }] }), '{keyid, sig}'],
    ['an empty signature', () => ({ ...sealed(), signatures: [{ keyid: '', sig: '' }] }), '`sig` is not base64'],
  ])('refuses %s', (_, make, reason) => {
    const opened = openEnvelope(make(), type);
    expect(opened).toMatchObject({ how: 'malformed', reason: expect.stringContaining(reason) });
  });
});
