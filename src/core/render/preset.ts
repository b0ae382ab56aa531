/** Presets and chains for a person. What their files say is foreign text. */
import { chainDefaults } from '../chains/chain.js';
import { pictureOf, rolesInOrder } from '../presets/picture.js';
import type { Preset, Role } from '../presets/preset.js';
import { topologyOf } from '../presets/topology.js';
import type { ChainManifest } from '../presets/types.gen.js';
import { visible, visibleLine } from '../untrusted.js';
import { counted } from './counted.js';

/** What can be shown whole. */
export type ShownPreset = { kind: 'preset'; preset: Preset } | { kind: 'chain'; chain: ChainManifest };

/** One line of a list. */
export interface PresetRow {
  name: string;
  kind: 'preset' | 'chain';
  from: 'project' | 'shipped';
  shadows: boolean;
  /** Null where its first file cannot be read. */
  title: string | null;
  /** Names of the roles, or the steps of a chain. */
  parts: readonly string[];
  errors: number;
}

type Style = (style: 'bold' | 'dim' | 'red', text: string) => string;

/** Two lines each: name and title, then whose it is and what it is made of. */
export function presetRows(rows: readonly PresetRow[], style: Style): string {
  return rows
    .map(({ name, kind, from, shadows, title, parts, errors }) => {
      const whose =
        from === 'shipped' ? 'shipped' : shadows ? 'the project’s, in the place of the shipped one' : 'the project’s';
      const made = kind === 'chain' ? `chain: ${parts.join(' → ')}` : parts.join(', ') || 'no roles';
      const wrong =
        errors === 0 ? '' : style('red', ` · ${counted(errors, 'error')}: autoloop preset check ${visibleLine(name)}`);
      return [
        `${style('bold', visibleLine(name))}  ${visibleLine(title ?? 'cannot be read')}`,
        `  ${style('dim', visibleLine(`${made} · ${whose}`))}${wrong}`,
      ].join('\n');
    })
    .join('\n');
}

/** All of a preset: its picture, its guards, and what it tells its roles. */
export function renderPreset(preset: Preset, style: Style): string {
  const title = `${style('bold', visibleLine(preset.name))}  ${visibleLine(preset.title)}`;
  return [
    title,
    pictureOf(preset),
    limitsLine(preset),
    ...phaseLines(preset),
    ...(preset.harness === '' ? [] : [`${style('bold', 'To every role')}\n\n${visible(preset.harness)}`]),
    ...rolesInOrder(preset, topologyOf(preset)).map((role) => roleText(role, style)),
  ].join('\n\n');
}

function limitsLine({ limits: { iterations, minutes, cost_usd: cost, stall, failures } }: Preset): string {
  const said = [
    counted(iterations, 'iteration'),
    ...(minutes === undefined ? [] : [counted(minutes, 'minute')]),
    ...(cost === undefined ? [] : [`${cost} USD`]),
    `${counted(stall, 'iteration')} without anything new`,
    `${counted(failures, 'iteration')} with the same failure`,
  ];
  return `An attempt ends at last after ${said.slice(0, -1).join(', ')} or ${said.at(-1)}.`;
}

function phaseLines({ phases }: Preset): string[] {
  if (phases.length === 0) return [];
  const lines = phases.map(({ name, cycles, pass_rate, coverage, passes, documents = [], no_critical }) => {
    const needs = [
      ...(pass_rate === undefined ? [] : [`${pass_rate} % pass`]),
      ...(coverage === undefined ? [] : [`${coverage} % of lines covered`]),
      ...(passes === undefined ? [] : [`${counted(passes, 'command')} ${passes === 1 ? 'passes' : 'pass'}`]),
      ...(documents.length === 0 ? [] : [`${documents.join(', ')} ${documents.length === 1 ? 'is' : 'are'} there`]),
      ...(no_critical === undefined ? [] : [`no critical issue is open in ${no_critical}`]),
    ];
    const lasts = cycles === undefined ? 'from then on' : counted(cycles, 'cycle');
    return visibleLine(`  ${name} (${lasts}): ${needs.join(', ') || 'nothing more'}`);
  });
  return [['Completion is measured by phases:', ...lines].join('\n')];
}

function roleText({ name, context, documents, prompt }: Role, style: Style): string {
  const given = `given: ${context.join(', ') || 'nothing but this'}`;
  const keeps = documents.length === 0 ? '' : ` · keeps: ${documents.join(', ')}`;
  return `${style('bold', `Role ${name}`)}  ${style('dim', `${given}${keeps}`)}\n\n${visible(prompt)}`;
}

/** The steps of a chain, and its guards where it names any. */
export function renderChain(name: string, { title, chain, limits }: ChainManifest, style: Style): string {
  const { steps, depth, minutes, failures } = { ...chainDefaults, ...limits };
  const said = [
    `at most ${counted(steps, 'step')}`,
    `chains ${depth} deep`,
    ...(minutes === undefined ? [] : [counted(minutes, 'minute')]),
    `${failures === 0 ? 'no step' : counted(failures, 'step')} run again`,
  ];
  return [
    `${style('bold', visibleLine(name))}  ${visibleLine(title)}`,
    `● start ─▶ ${chain.join(' ─▶ ')}`,
    `Limits: ${said.join(', ')}.`,
  ].join('\n\n');
}
