/** What is wrong with a preset or a chain, each fault at its line: errors keep a run from beginning, the others do not. */
import { byPlace, type Finding } from '../finding.js';
import { nearest } from '../nearest.js';
import { quoted } from '../untrusted.js';
import { chainFaults } from './check-chain.js';
import { endingFaults } from './check-endings.js';
import { nameFaults } from './check-names.js';
import { reservedFaults } from './check-reserved.js';
import { wayFaults } from './check-ways.js';
import { faultAtTop, faultIn, type KnownBeside, type PresetRule } from './fault.js';
import { type PresetParts, presetIn } from './read.js';
import { topologyOf } from './topology.js';

/** Far more than a person keeps in mind; the ways through more are too many to be looked at. */
const maxRoles = 64;

/** Everything that is wrong, sorted by path, line, column and rule. */
export function checkPreset(parts: PresetParts, known: KnownBeside = {}): Finding[] {
  const texts = [parts.preset, parts.chain, ...parts.roles.values()].filter((text) => text !== undefined);
  return [...texts.flatMap(({ findings }) => findings), ...structureFaults(parts), ...meaningFaults(parts, known)].sort(
    byPlace,
  );
}

/** The errors alone: why a run does not begin. */
export const presetErrors = (parts: PresetParts, known: KnownBeside = {}): Finding[] =>
  checkPreset(parts, known).filter(({ severity }) => severity === 'error');

/** Errors that an earlier version of the tool did not know, and that change nothing of how a run that began then goes on. */
const ofLate: ReadonlySet<string> = new Set<PresetRule>(['preset-completion-unproved', 'preset-reserved-name']);

/** The errors for which a run that has begun does not go on. */
export const pinnedErrors = (parts: PresetParts): Finding[] =>
  presetErrors(parts).filter(({ rule }) => !ofLate.has(rule));

/** What is said of the folder's files, whatever they hold. */
function* structureFaults({ name, folder, preset, chain, roles, others }: PresetParts): Generator<Finding> {
  const main = preset ?? chain;
  if (main === undefined) {
    const hint = 'Write `preset.md` with `title`, `start` and `completes_on`, and one `roles/<role>.md` for each role.';
    yield faultAtTop(`${folder}preset.md`, 'preset-incomplete', `Preset ${quoted(name)} has no \`preset.md\``, {
      hint,
    });
    return;
  }
  if (preset !== undefined && chain !== undefined)
    yield faultAtTop(chain.path, 'preset-ambiguous', 'A folder holds a preset or a chain, never both', {
      hint: 'Move `chain.md` to a folder of its own.',
    });
  if (!isName(name))
    yield faultAtTop(main.path, 'preset-name', `${quoted(name)} cannot be the name of a preset`, { hint: aboutNames });
  for (const [role, { path, body, data }] of roles) {
    if (!isName(role))
      yield faultAtTop(path, 'preset-name', `${quoted(role)} cannot be the name of a role`, { hint: aboutNames });
    if (data !== undefined && body.trim() === '')
      yield faultAtTop(path, 'preset-empty-prompt', `Role ${quoted(role)} has no prompt`, {
        severity: 'warning',
        hint: 'Below the frontmatter say what it is given, what it leaves, and when it says what.',
      });
    if (preset === undefined)
      yield faultAtTop(path, 'preset-stray-file', 'A chain has no roles of its own', { severity: 'warning' });
  }
  for (const path of others.filter((path) => path !== 'README.md'))
    yield faultAtTop(`${folder}${path}`, 'preset-stray-file', 'No run reads this file', {
      severity: 'warning',
      hint: placeFor(path),
    });
}

const aboutNames = 'A name has small letters, digits and `-`, starts with a letter, and has at most 64 characters.';

const isName = (name: string): boolean => /^[a-z][a-z0-9-]{0,63}$/.test(name);

function placeFor(path: string): string {
  const close = nearest(path, ['preset.md', 'chain.md', 'README.md']);
  if (close !== undefined) return `Did you mean \`${close}\`?`;
  if (/^[^/]+\/[^/]+\.md$/.test(path) && nearest(path.split('/')[0] ?? '', ['roles']) !== undefined)
    return `Did you mean \`roles/${path.split('/')[1]}\`?`;
  return 'A preset is `preset.md` and `roles/<role>.md`.';
}

/** What the parts say to each other; nothing while one of them cannot be read, for it would say more than is so. */
function meaningFaults(parts: PresetParts, known: KnownBeside): Finding[] {
  const { preset: main, chain, roles } = parts;
  if (main === undefined)
    return chain?.data === undefined ? [] : [...chainFaults(parts.name, { ...chain, data: chain.data }, known)];
  if (roles.size > maxRoles)
    return [faultIn(main, [], 'preset-too-large', `The preset has ${roles.size} roles; the limit is ${maxRoles}`)];
  const preset = presetIn(parts);
  if (preset === undefined) return [];
  const checked = { preset, parts, main, topology: topologyOf(preset) };
  return [...nameFaults(checked, known), ...reservedFaults(checked), ...wayFaults(checked), ...endingFaults(checked)];
}
