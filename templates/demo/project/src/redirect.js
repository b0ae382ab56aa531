/**
 * Where somebody who has just signed in goes: to the page they came for when it is one of ours, else home.
 *
 * @param {string | undefined} next the page they came for, as it stood in the address of the sign-in page
 * @param {{ origin: string, home?: string }} site our origin, as in `https://notes.example`, and the home page
 * @returns {string} the value of the `Location` header
 */
export function redirectTarget(next, { origin, home = '/' }) {
  if (!next) return home;
  const page = next.startsWith(origin) ? next.slice(origin.length) : next;
  if (!page.startsWith('/')) return home;
  return leadsToSignIn(page) ? home : page;
}

/** Signing in must not end at the sign-in page again. */
function leadsToSignIn(page) {
  return /^\/sign-in(?:[/?#]|$)/.test(page);
}
