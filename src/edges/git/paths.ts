/** Names as Git hands them out: bytes, separated by NUL. */

/** The NUL-separated names of an answer, as text; bytes that are no UTF-8 become U+FFFD. */
export function namesIn(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\0').slice(0, -1);
}

/** The NUL-separated fields of an answer, one character a byte, so that any name survives the way back to Git. */
export function rawFieldsIn(bytes: Buffer): string[] {
  return bytes.toString('latin1').split('\0').slice(0, -1);
}
