import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeHtml, signInPage } from '../../src/page.js';

test('text is escaped for HTML', () => {
  assert.equal(escapeHtml(`<a href="x" title='y'>&</a>`), '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;');
});

test('the form carries the state and says when a try failed', () => {
  assert.match(signInPage({ state: 'abc"' }), /value="abc&quot;"/);
  assert.doesNotMatch(signInPage({ state: 'abc' }), /alert/);
  assert.match(signInPage({ state: 'abc', failed: true }), /role="alert"/);
});
