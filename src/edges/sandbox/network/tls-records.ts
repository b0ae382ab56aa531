const HEADER = 5;
/** What a record may carry: 2^14 bytes, and what protecting them adds (RFC 5246 section 6.2.3). */
const LONGEST = 2 ** 14 + 2048;

/**
 * Cuts the bytes that one side of a TLS connection sends into whole records with their headers (RFC 8446 section 5.1); the
 * rest waits for the next chunk. `null` once they are no TLS. Every byte is looked at once, and no more than one record is
 * held, in however small pieces it comes.
 */
export function recordCutter(): (chunk: Buffer) => Buffer[] | null {
  let record = Buffer.alloc(HEADER);
  let filled = 0;
  return (chunk) => {
    const whole: Buffer[] = [];
    for (let at = 0; at < chunk.length; ) {
      const taken = chunk.copy(record, filled, at);
      at += taken;
      filled += taken;
      if (filled === HEADER) {
        if (!isHeader(record)) return null;
        record = Buffer.concat([record, Buffer.alloc(record.readUInt16BE(3))]);
      }
      if (filled < record.length) continue;
      whole.push(record);
      record = Buffer.alloc(HEADER);
      filled = 0;
    }
    return whole;
  };
}

/** Change of cipher, alert, handshake, data or heartbeat, of any version since SSL 3. */
const isHeader = (record: Buffer): boolean =>
  record.readUInt8(0) >= 20 &&
  record.readUInt8(0) <= 24 &&
  record.readUInt8(1) === 3 &&
  record.readUInt16BE(3) <= LONGEST;

/** Whether a whole record carries a part of a handshake. */
export const isHandshake = (record: Buffer): boolean => record[0] === 22;

/** A whole record without its header. */
export const payloadOf = (record: Buffer): Buffer => record.subarray(HEADER);
