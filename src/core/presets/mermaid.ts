/** A preset's topology, or a chain's steps, as a flowchart of Mermaid: https://mermaid.js.org/syntax/flowchart.html */
import { visibleLine } from '../untrusted.js';
import { rolesInOrder, times, traitsOf, waysOf } from './picture.js';
import type { Preset } from './preset.js';
import type { Taken } from './taken.js';
import { type Lead, topologyOf } from './topology.js';

/**
 * Lines without a line end at the last. Nodes have names of our own, for a role may be called `end`.
 * @param taken what is marked: by thick lines, and how often.
 */
export function mermaidOf(preset: Preset, taken?: Taken): string {
  const topology = topologyOf(preset);
  const roles = rolesInOrder(preset, topology);
  const ids = new Map(roles.map(({ name }, index) => [name, `r${index}`]));
  const idsOf = (names: readonly string[]) => names.flatMap((name) => ids.get(name) ?? []);
  const nodes = roles.map((role) => {
    const text = label([`${role.name}${times(taken?.turns(role.name))}`, ...traitsOf(role)].join(', '));
    return `  ${ids.get(role.name)}${role.readOnly ? `([${text}])` : `[${text}]`}`;
  });
  const edges = idsOf(preset.start).map((id) => `  start --> ${id}`);
  const ends = new Set<string>();
  const targetsOf = (lead: Lead): string[] => {
    if (lead.to === 'roles' || lead.to === 'waiting') return idsOf(lead.roles);
    const end = lead.to === 'nobody' ? 'blocked' : 'complete';
    ends.add(end);
    return [end];
  };
  let gates = 0;
  for (const role of roles)
    for (const way of waysOf(preset, topology, role)) {
      const from = ids.get(role.name);
      const through = taken?.counted(role.name, way.event) ?? 0;
      const back = taken?.turnedBack(role.name, way.event) ?? 0;
      const line = way.lead.to === 'waiting' ? '-.->' : lineFor(through);
      if (way.gate === null) {
        for (const target of targetsOf(way.lead))
          edges.push(`  ${from} ${line}|${label(way.event + times(through))}| ${target}`);
        continue;
      }
      const gate = `g${gates++}`;
      nodes.push(`  ${gate}{${label(way.gate)}}`);
      edges.push(`  ${from} ${lineFor(through + back)}|${label(way.event + times(through + back))}| ${gate}`);
      for (const target of targetsOf(way.lead))
        edges.push(`  ${gate} ${line}|${label(`passes${times(through)}`)}| ${target}`);
      for (const target of idsOf(way.otherwise))
        edges.push(`  ${gate} ${lineFor(back)}|${label(`fails${times(back)}`)}| ${target}`);
    }
  return [
    'flowchart TD',
    '  start((start))',
    ...nodes,
    ...[...ends].map((end) => `  ${end}(((${end})))`),
    ...edges,
  ].join('\n');
}

const lineFor = (count: number): string => (count > 0 ? '==>' : '-->');

/** The steps of a chain, from left to right. */
export function mermaidOfChain(steps: readonly string[]): string {
  const nodes = steps.map((step, index) => `  s${index}[${label(step)}]`);
  const way = ['start', ...steps.map((_, index) => `s${index}`)].join(' --> ');
  return ['flowchart LR', '  start((start))', ...nodes, `  ${way}`].join('\n');
}

/**
 * In quotes, and with every sign that Mermaid, or the Markdown in its labels, takes for its own written as a number: within quotes,
 * too, it looks for directives, formulas, icons and line ends. A label that begins as a list does is not shown by all versions,
 * and `direction` with a space is a statement wherever it stands.
 */
const label = (text: string): string =>
  `"${visibleLine(text).replace(/[!-+:-@[-`{-~]|(?<=^\d*)[.-]|d(?=irection\s)/g, (sign) => `#${sign.charCodeAt(0)};`)}"`;
