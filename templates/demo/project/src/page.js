const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {string} text */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}

/**
 * The sign-in form.
 *
 * @param {{ state: string, failed?: boolean }} view sealed state, and whether a former try failed
 */
export function signInPage({ state, failed = false }) {
  return `<!doctype html>
<html lang="en">
<title>Sign in to Inkwell</title>
<form method="post" action="/sign-in">
${failed ? '<p role="alert">That name and password do not match.</p>\n' : ''}<input type="hidden" name="state" value="${escapeHtml(state)}">
<label>Name <input name="name" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>
</html>
`;
}
