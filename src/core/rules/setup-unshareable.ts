import type { ConfigDocument } from '../documents/document.js';
import { AutoloopError } from '../error.js';
import { type IdAt, isShared, plainEntries, refuseUnshareable, type SetupEntry } from '../shared-setup.js';
import { quoted } from '../untrusted.js';
import { config, configPath, withOrder } from './examples.js';
import { at, defineRule, type Fault, type Usable } from './rule.js';
import type { ScopeIndex } from './scope-index.js';

const trackedFiles = ['package.json', 'package-lock.json', 'src/login/session.ts', 'secrets/key'];
const setup = (inputs: string, outputs: string): Readonly<Record<string, string>> =>
  withOrder({
    [configPath]: config({ sandbox: `{setup: [{run: npm ci, inputs: [${inputs}], outputs: [${outputs}]}]}` }),
  });

export default defineRule({
  id: 'setup-unshareable',
  appliesTo: 'config',
  severity: 'error',
  summary: 'What a setup command with inputs and outputs reads is in Git, and what it makes is not.',
  why: 'What was committed cannot be made once for all attempts; and where a name of an input is wrong, what was made of old files is shown beside new ones.',
  good: () => ({ files: setup('package.json, package-lock.json', 'node_modules'), facts: { trackedFiles } }),
  bad: () => [
    { files: setup('package-lock.json', 'src'), facts: { trackedFiles }, at: [configPath, 'sandbox:'] },
    { files: setup('package-lock.json', 'out, out/types'), facts: { trackedFiles }, at: [configPath, 'sandbox:'] },
    { files: setup('yarn.lock', 'node_modules'), facts: { trackedFiles }, at: [configPath, 'sandbox:'] },
  ],
  *check(document, context) {
    const scopes = context.scopes();
    const entries = plainEntries(document.data.sandbox?.setup ?? []);
    if (!entries.some(isShared)) return;
    const files = new Set(scopes && context.facts.trackedFiles);
    yield* outputs(document, entries, (path) =>
      files.has(path) ? 'blob' : scopes?.isFolder(path) ? 'tree ' : undefined,
    );
    if (scopes !== undefined) yield* inputs(document, entries, files, scopes);
  },
});

/** The first that a run would refuse: it goes no further either. */
function* outputs(document: Usable<ConfigDocument>, entries: SetupEntry[], idAt: IdAt): Generator<Fault> {
  for (const [index, entry] of entries.entries()) {
    if (!isShared(entry)) continue;
    try {
      refuseUnshareable(entries.slice(0, index + 1), idAt);
    } catch (error) {
      if (!(error instanceof AutoloopError)) throw error;
      yield at(document, ['sandbox', 'setup', index, 'outputs'], error.message, { hint: error.hint });
      return;
    }
  }
}

function* inputs(
  document: Usable<ConfigDocument>,
  entries: SetupEntry[],
  files: ReadonlySet<string>,
  scopes: ScopeIndex,
): Generator<Fault> {
  for (const [index, entry] of entries.entries())
    for (const [number, input] of (isShared(entry) ? entry.inputs : []).entries())
      if (!files.has(input) && !scopes.isFolder(input))
        yield at(document, ['sandbox', 'setup', index, 'inputs', number], `${quoted(input)} is not in Git`, {
          // It may be one that only some branches have, and a run is none the worse for it.
          severity: 'warning',
          hint: 'Correct the path, which is from the root of the repository, or add the file: what is made is kept until a file of `inputs` changes.',
        });
}
