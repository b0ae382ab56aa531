/** The digest by which reports, reviews and closeouts name the contract they answer. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import type { WorkOrder } from './types.gen.js';

/**
 * SHA-256, in hexadecimal, of the UTF-8 bytes of the canonical JSON (RFC 8785) of
 *
 *     {"body": body, "contract": frontmatter without `state`, `priority`, `dispatch`}
 *
 * where `contract` holds the values the author wrote, no defaults filled in, and `body` is the Markdown after the line of the
 * closing fence with every CRLF and CR as LF. So the digest does not see key order, quoting, comments, line
 * endings or a byte order mark, and changes with every value and every other character of the body.
 */
export function orderDigest(order: WorkOrder, body: string): string {
  const { state: _state, priority: _priority, dispatch: _dispatch, ...contract } = order;
  const text = canonicalJson({ body: body.replace(/\r\n?/g, '\n'), contract });
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
