import { needsSignIn } from './guard.js';
import { signInPage } from './page.js';
import { redirectTarget } from './redirect.js';
import { seal, unseal } from './state.js';

/**
 * @typedef {{ method: string, url: string, session?: string, form?: Record<string, string> }} Request
 *   `url` is the path with its query; `session` is the name of who has signed in
 * @typedef {{ status: number, headers: Record<string, string>, body: string }} Response
 * @typedef {{ origin: string, key: string, now: () => number, check: (name: string, password: string) => boolean }} Site
 */

/**
 * Answers one request at the door; `undefined` when the page behind it should.
 *
 * @param {Request} request
 * @param {Site} site
 * @returns {Response | undefined}
 */
export function handle(request, site) {
  const url = new URL(request.url, site.origin);
  const context = { key: site.key, now: site.now() };
  if (url.pathname === '/sign-in') {
    return request.method === 'POST' ? signIn(request.form ?? {}, site, context) : showForm(url, context);
  }
  if (request.session || !needsSignIn(url.pathname)) return undefined;
  return redirect(302, `/sign-in?next=${encodeURIComponent(request.url)}`);
}

function showForm(url, context) {
  return page(200, { state: seal(url.searchParams.get('next') ?? '', context) });
}

function signIn(form, site, context) {
  const next = unseal(form.state, context);
  if (next === undefined) return redirect(303, '/sign-in');
  if (!site.check(form.name ?? '', form.password ?? '')) return page(401, { state: seal(next, context), failed: true });
  const response = redirect(303, redirectTarget(next, site));
  response.headers['set-cookie'] = `session=${encodeURIComponent(form.name)}; HttpOnly; Secure; SameSite=Lax; Path=/`;
  return response;
}

function page(status, view) {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body: signInPage(view) };
}

function redirect(status, location) {
  return { status, headers: { location }, body: '' };
}
