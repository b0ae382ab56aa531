/** Pages that anybody may see: exact paths, or a whole folder when the entry ends in `/`. */
const publicPages = ['/', '/about', '/sign-in', '/sign-in-help', '/assets/'];

/**
 * Whether a page may only be seen by somebody who has signed in.
 *
 * @param {string} path pathname of the request
 */
export function needsSignIn(path) {
  return !publicPages.some((page) => path === page || (page.length > 1 && page.endsWith('/') && path.startsWith(page)));
}
