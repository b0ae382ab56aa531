/**
 * A preset of the TOML kind, made one of ours: `topology.toml` with roles and handoffs, `autoloops.toml` with limits,
 * `harness.md` and the prompts of roles. What each line became is told.
 */
import { renderDocument } from '../../documents/render.js';
import { lostFile } from '../../import/ledger.js';
import type { Filled } from '../../import/made.js';
import { eventName, type MadePreset, type PresetDraft, type RoleDraft, type SourceFile } from './made.js';
import { noSettings, settingsIn } from './settings.js';
import { type CarriedText, carry, fatesOf } from './texts.js';
import { readToml } from './toml.js';
import { refused, topologyIn } from './topology.js';

/** Where neither file says which event proposes completion. */
const completionThere = 'task.complete';

/** Files that such a folder has besides prompts, and why nothing is made of them. */
const unread: Readonly<Record<string, string>> = {
  'README.md': 'It speaks of the other tool; write another beside `preset.md` if one is wanted',
  'metareview.md': 'There is no review beside the roles: let one of them review',
  'agents.toml': 'Programs that work as agents stand in config.yml: name one as `agent` of a role',
};

/**
 * @param name what the preset is to be called.
 * @throws AutoloopError `import-refused` for what can be no preset; `toml-malformed` with the place.
 */
export function importPreset(name: string, sources: readonly SourceFile[]): MadePreset {
  const files = new Map(sources.map((file) => [file.inside, file]));
  const topologyFile = files.get('topology.toml');
  if (topologyFile === undefined) throw refused('there is no `topology.toml` in the folder');
  const toml = readToml(topologyFile);
  const settingsFile = files.get('autoloops.toml') ?? files.get('miniloops.toml');
  const settingsToml = settingsFile && readToml(settingsFile);
  const settings = settingsToml ? settingsIn(settingsToml) : noSettings;
  const topology = topologyIn(toml, files);
  const filled: Filled[] = [];
  const add = (key: string, value: string, why: string) => void filled.push({ path: 'preset.md', key, value, why });

  if (
    topology.completion !== undefined &&
    settings.completion !== undefined &&
    topology.completion !== settings.completion
  )
    settingsToml?.note(['event_loop', 'completion_event'], 'lost', 'topology.toml names another, which counts');
  const completesOn = topology.completion ?? settings.completion ?? completionThere;
  if (topology.completion === undefined && settings.completion === undefined)
    add('completes_on', completesOn, 'the other tool’s own, where its files name none');
  if (toml.value.handoff === undefined || !('loop.start' in (toml.value.handoff as object)))
    add('start', topology.start.join(', '), 'nothing handed over from `loop.start`, so that any role could begin');
  if (topology.name === undefined) add('title', name, 'the folder’s name');
  const gates = [...topology.gates];
  if (!gates.some(({ before }) => before === completesOn)) {
    gates.push({ before: completesOn, commands: 'acceptance' });
    add('gates', `acceptance before ${completesOn}`, 'without it nothing would ever be verified');
  }

  const harnessFile = files.get(settings.harness.replace(/^\.\//, ''));
  if (harnessFile === undefined)
    settingsToml?.note(['harness', 'instructions_file'], 'lost', 'There is no such file in the folder');
  const harness = carry(harnessFile?.text ?? '');
  const draft: PresetDraft = {
    ...topology,
    title: topology.name ?? name,
    completesOn,
    requires: settings.requires.filter((event) => event !== completesOn),
    gates,
    limits: settings.limits,
    memory: settings.memory || harness.memory,
  };
  const roles = draft.roles.map((role) => madeRole(role, draft, harness, topologyFile));
  for (const { path, documents } of roles)
    if (documents.length > 0)
      filled.push({
        path,
        key: 'documents',
        value: documents.join(', '),
        why: 'its prompt, or the harness, speaks of them',
      });

  const used = new Set([
    topologyFile,
    settingsFile,
    harnessFile,
    ...draft.roles.map(({ prompt }) => (prompt && 'file' in prompt ? prompt.file : undefined)),
  ]);
  const texts = [
    harnessFile,
    ...new Set(draft.roles.flatMap(({ prompt }) => (prompt && 'file' in prompt ? [prompt.file] : []))),
  ];
  return {
    files: [
      {
        path: 'preset.md',
        text: renderDocument(manifestOf(draft), `${harness.text}\n`),
        from: [topologyFile, settingsFile, harnessFile].flatMap((file) => (file ? [file.path] : [])),
      },
      ...roles.map(({ path, text, from }) => ({ path, text, from })),
    ],
    lines: [
      ...toml.fates(),
      ...(settingsToml?.fates() ?? []),
      ...[...new Set(texts)].flatMap((file) => (file ? fatesOf(file) : [])),
      ...sources.filter((file) => !used.has(file)).flatMap((file) => lostOf(file)),
    ],
    filled,
  };
}

const lostOf = ({ path, inside, text }: SourceFile) =>
  lostFile({ path, lines: text.split(/\r?\n/) }, unread[inside] ?? 'No role names it');

function manifestOf({ title, start, completesOn, requires, on, gates, limits }: PresetDraft): object {
  return {
    title,
    start,
    completes_on: eventName(completesOn),
    ...(requires.length > 0 && { requires }),
    ...(Object.keys(on).length > 0 && { on }),
    gates,
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}

interface MadeRole {
  path: string;
  text: string;
  from: string[];
  documents: string[];
}

function madeRole(
  { name, emits, readOnly, prompt }: RoleDraft,
  { memory }: PresetDraft,
  harness: CarriedText,
  topology: SourceFile,
): MadeRole {
  const own = carry(prompt === undefined ? '' : 'file' in prompt ? prompt.file.text : prompt.text);
  const documents = [...new Set([...harness.documents, ...own.documents])].sort();
  const context = [
    'order',
    'events',
    ...(memory || own.memory ? ['memory'] : []),
    ...(documents.length > 0 ? ['documents'] : []),
  ];
  const manifest = {
    emits,
    ...(readOnly && { read_only: true }),
    ...(context.length > 2 && { context }),
    ...(documents.length > 0 && { documents }),
  };
  return {
    path: `roles/${name}.md`,
    text: renderDocument(manifest, `${own.text}\n`),
    from: [topology.path, ...(prompt && 'file' in prompt ? [prompt.file.path] : [])],
    documents,
  };
}
