import { createHmac, timingSafeEqual } from 'node:crypto';

const tenMinutes = 10 * 60 * 1000;

/**
 * Seals the page somebody wants into a text for the sign-in form.
 *
 * @param {string} next the page they asked for
 * @param {{ key: string, now: number }} context signing key, and the time in milliseconds
 */
export function seal(next, { key, now }) {
  const body = Buffer.from(JSON.stringify({ next, until: now + tenMinutes })).toString('base64url');
  return `${body}.${sign(body, key)}`;
}

/**
 * The page that was sealed, or `undefined` when the seal is broken or too old.
 *
 * @param {unknown} sealed
 * @param {{ key: string, now: number }} context
 * @returns {string | undefined}
 */
export function unseal(sealed, { key, now }) {
  if (typeof sealed !== 'string') return undefined;
  const [body = '', signature = ''] = sealed.split('.');
  if (!sameText(signature, sign(body, key))) return undefined;
  const { next, until } = JSON.parse(Buffer.from(body, 'base64url').toString());
  return now <= until ? next : undefined;
}

function sign(body, key) {
  return createHmac('sha256', key).update(body).digest('base64url');
}

function sameText(a, b) {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
