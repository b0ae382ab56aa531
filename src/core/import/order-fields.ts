/** Bullets of a work order as keys of its frontmatter. */
import { asProse, endOf, type Reader, valuesOf } from './body.js';
import { commandsIn } from './commands.js';
import type { Here } from './made.js';
import type { Item, Lines } from './markdown.js';
import type { OrderFields, Topic } from './topics.js';
import { choiceOf, globsOf, idOf, idsOf, isNothing, isPlaceholder, lineOf, orderChoices } from './values.js';

export interface Bullets {
  reader: Reader;
  values: OrderFields;
  here: Here;
  topic: Topic;
  /** Of the section, under which prose is kept. */
  title: string;
  /** Where the order names what it depends on. */
  dependencies: Lines[];
}

/** Names by which bullets are known, for keys of one word of a choice. */
const choiceNames: ReadonlyMap<string, keyof typeof orderChoices> = new Map([
  ['priority', 'priority'],
  ['mode', 'mode'],
  ['evidence level', 'evidence_level'],
  ['evidence value', 'evidence_value'],
  ['integration baseline policy', 'baseline_policy'],
  ['baseline policy', 'baseline_policy'],
  ['review gate', 'review_gate'],
  ['independent review', 'independent_review'],
  ['commit authority', 'commit_authority'],
  ['final acceptance owner', 'final_acceptance_owner'],
  ['acceptance owner', 'final_acceptance_owner'],
  ['execution discipline', 'execution_discipline'],
  ['skill discipline', 'execution_discipline'],
  ['discipline', 'execution_discipline'],
  ['contract handling', 'contract_handling'],
  ['granularity decision', 'granularity'],
  ['granularity', 'granularity'],
]);

const patterns = {
  id: /^(?:id|work order id|task id)$/,
  owner: /^(?:owner|owner lane|target owner)$/,
  goal: /^(?:goal|objective)$/,
  depends: /^(?:depends on|dependencies|blocked by)$/,
  owners: /^(?:expected|required) owners?$/,
  allowed:
    /^(?:files(?: modules)?|paths|tests(?: fixtures)?|modules) allowed$|^allowed (?:files|paths|change scope|scope)$/,
  forbidden: /^do not (?:touch|change|edit)$|^forbidden (?:files|paths|scope)$/,
  stop: /^stop(?: and report)?(?: if)?$|^stop (?:rules?|conditions?)$|^stop and report conditions?$/,
  commands: /^(?:acceptance|verification) commands?$/,
};

/** Takes one bullet; whether it brought a command that must be looked at. */
export function orderBullet(bullets: Bullets, item: Item): boolean {
  const { reader, values, here, topic, title } = bullets;
  const { name, value } = item;
  const { ledger } = reader;
  const key = choiceNames.get(name);
  const whole: Lines = { start: item.start, end: endOf(item) };
  if (isPlaceholder(value)) ledger.note(whole, 'lost', 'Never filled in');
  else if (key !== undefined) takeChoice(bullets, item, key);
  else if (patterns.id.test(name)) takeLine(bullets, item, idOf(value), (id) => (values.id = id));
  else if (patterns.owner.test(name)) takeLine(bullets, item, here.laneOf(value), (owner) => (values.owner = owner));
  else if (patterns.goal.test(name)) takeLine(bullets, item, lineOf(value), (goal) => (values.goal = goal));
  else if (patterns.depends.test(name)) takeIds(bullets, item, 'depends_on');
  else if (patterns.owners.test(name)) takeIds(bullets, item, 'expected_owners');
  else if (patterns.commands.test(name)) return commandsIn(reader, values, valuesOf(item));
  else if (patterns.stop.test(name)) takeStop(bullets, item, 'Stop and report if ');
  else if (patterns.allowed.test(name)) takeGlobs(bullets, item, 'allowed_scope');
  else if (patterns.forbidden.test(name)) takeGlobs(bullets, item, 'forbidden_scope');
  else if (topic === 'goal' && name === '' && values.goal === undefined)
    takeLine(bullets, item, lineOf(value), (goal) => (values.goal = goal));
  else if (topic === 'stop') takeStop(bullets, item, '');
  else if (topic === 'allowed' && name === '') takeGlobs(bullets, item, 'allowed_scope');
  else if (topic === 'forbidden' && name === '') takeGlobs(bullets, item, 'forbidden_scope');
  else asProse(reader, title, item, 'No key takes it');
  return false;
}

function takeChoice({ reader, values, title }: Bullets, item: Item, key: keyof typeof orderChoices): void {
  const reading = choiceOf(item.value, orderChoices[key] as readonly string[]);
  if (reading === undefined) {
    asProse(reader, title, item, `\`${key}\` has no such value`);
    return;
  }
  Object.assign(values, { [key]: reading.value });
  if (reading.rest === '') reader.ledger.note(item, 'kept');
  else {
    reader.ledger.note(item, 'changed', `\`${key}: ${reading.value}\`; the rest is in the body`);
    reader.body.keep(title, item);
  }
}

function takeLine(
  { reader, title }: Bullets,
  item: Item,
  value: string | undefined,
  put: (value: string) => void,
): void {
  if (value === undefined) {
    asProse(reader, title, item, 'It is no single line of text');
    return;
  }
  put(value);
  const isAsSaid = lineOf(item.value) === value;
  reader.ledger.note(item, isAsSaid ? 'kept' : 'changed', isAsSaid ? '' : `Written \`${value}\` here`);
  if (item.items.length > 0) asProse(reader, title, { ...item, start: item.end + 1 }, 'No key takes what stands below');
}

function takeIds(
  { reader, values, here, dependencies }: Bullets,
  item: Item,
  key: 'depends_on' | 'expected_owners',
): void {
  const said = valuesOf(item).flatMap(({ value }) => idsOf(value));
  const ids = key === 'depends_on' ? said : said.flatMap((lane) => here.laneOf(lane) ?? []);
  if (ids.length > 0) values[key] = [...new Set([...(values[key] ?? []), ...ids])];
  const lines = { start: item.start, end: endOf(item) };
  if (key === 'depends_on') dependencies.push(lines);
  reader.ledger.note(lines, 'kept');
}

function takeStop({ reader, values }: Bullets, item: Item, before: string): void {
  for (const { value, lines } of valuesOf(item)) {
    const rule = lineOf(value);
    if (isNothing(value)) reader.ledger.note(lines, 'kept');
    else if (rule === undefined || isPlaceholder(value)) reader.ledger.note(lines, 'lost', 'Never filled in');
    else {
      const sentence = /^(?:stop|ask|report)\b/i.test(rule) ? rule : `${before}${rule}`;
      values.stop_rules = [...(values.stop_rules ?? []), /[.!?]$/.test(sentence) ? sentence : `${sentence}.`];
      reader.ledger.note(lines, 'kept');
    }
  }
  if (item.value === '') reader.ledger.note({ start: item.start, end: item.end }, 'kept');
}

function takeGlobs(bullets: Bullets, item: Item, key: 'allowed_scope' | 'forbidden_scope'): void {
  const { reader, values, here, title } = bullets;
  if (item.value === '') {
    reader.ledger.note({ start: item.start, end: item.end }, 'kept');
    if (item.name !== '') reader.body.keep(title, { start: item.start, end: item.end });
  }
  for (const { value, lines } of valuesOf(item)) {
    if (isPlaceholder(value)) {
      reader.ledger.note(lines, 'lost', 'Never filled in');
      continue;
    }
    const { value: globs, rest } = globsOf(value, here.isFolder);
    values[key] = [...new Set([...(values[key] ?? []), ...globs])];
    if (rest === '') {
      reader.ledger.note(lines, 'kept');
      if (item.value === '') reader.body.keep(title, lines);
      continue;
    }
    const why = `No path, so nothing holds anybody to it: ${rest}`;
    reader.ledger.note(lines, globs.length > 0 ? 'changed' : 'prose', why);
    reader.body.keep(title, lines);
  }
}
