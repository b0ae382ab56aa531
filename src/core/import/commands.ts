/** Acceptance commands and what is expected of them. */
import type { AcceptanceCommand } from '../documents/types.gen.js';
import type { Reader } from './body.js';
import type { Item, Lines, Part } from './markdown.js';
import type { OrderFields } from './topics.js';
import { bare, isPlaceholder, lineOf } from './values.js';

/** Programs that a line of a list must begin with to be taken for a command where no backticks say that it is one. */
const shells = /^(?:powershell|pwsh|cmd)(?:\.exe)?\b/i;

/** A program and plain words, which PowerShell and `sh` read alike; cmdlets begin with a capital. */
const meansTheSame = /^[a-z0-9][\w.-]*(?: [\w./:=@,+-]+)*$/;

/** Reads a section of commands or criteria into `values`; whether a command must be looked at before anybody runs it. */
export function readCommands(reader: Reader, part: Part, values: OrderFields): boolean {
  const { ledger, body } = reader;
  let isExpectation = /criteria/.test(part.name);
  let doubtful = false;
  for (const block of part.blocks) {
    if (block.kind === 'code') {
      ledger.note({ start: block.start, end: block.start }, 'kept');
      ledger.note({ start: block.end, end: block.end }, 'kept');
      const isPowerShell = /^(?:powershell|pwsh|ps1)$/i.test(block.language);
      for (const { text, lines } of joinedLines(block.code, isPowerShell))
        doubtful = addCommand(reader, values, text, lines, isPowerShell) || doubtful;
    } else if (block.kind === 'items') {
      for (const item of block.items) {
        const command = isExpectation ? undefined : /^[^`]*`([^`]+)`[^`]*$/.exec(item.value)?.[1];
        if (command !== undefined) doubtful = addCommand(reader, values, command, item, false) || doubtful;
        else if (isExpectation || /^expected/.test(item.name)) addCriteria(reader, values, item);
        else {
          ledger.note(item, 'prose', 'It is no command in backticks');
          body.keep(part.title, item);
        }
      }
    } else if (block.kind === 'text' && /^\**expected (?:result|outcome)s?\**:?\**$/i.test(block.text.trim())) {
      isExpectation = true;
      ledger.note(block, 'kept');
    } else {
      ledger.note(block, 'prose', 'No key takes it');
      body.keep(part.title, block);
    }
  }
  return doubtful;
}

/** A bullet `Acceptance Commands: npm test`. */
export function commandsIn(reader: Reader, values: OrderFields, said: { value: string; lines: Lines }[]): boolean {
  return said.map(({ value, lines }) => addCommand(reader, values, bare(value), lines, false)).some(Boolean);
}

/** Lines that go on with the next, as the shell has it, are one command. */
function joinedLines(code: readonly { text: string; line: number }[], isPowerShell: boolean) {
  const commands: { text: string; lines: Lines }[] = [];
  let open = false;
  for (const { text, line } of code) {
    const goesOn = isPowerShell ? /\s`\s*$/.test(text) : /\\\s*$/.test(text);
    const piece = (goesOn ? text.replace(/[`\\]\s*$/, '') : text).trim();
    const last = commands.at(-1);
    if (open && last !== undefined) {
      last.text = `${last.text} ${piece}`.trim();
      last.lines.end = line;
    } else if (piece !== '') commands.push({ text: piece, lines: { start: line, end: line } });
    open = goesOn;
  }
  return commands;
}

/** Whether the command must be looked at first. */
function addCommand({ ledger }: Reader, values: OrderFields, text: string, lines: Lines, isPowerShell: boolean) {
  const run = lineOf(text);
  if (run === undefined || isPlaceholder(text) || run.startsWith('#')) {
    ledger.note(lines, 'lost', run?.startsWith('#') ? 'A comment' : 'Never filled in');
    return false;
  }
  values.acceptance_commands ??= [];
  const commands = values.acceptance_commands;
  if (commands.some((command) => command.run === run)) {
    ledger.note(lines, 'kept');
    return false;
  }
  commands.push({ id: commandId(run, commands), run });
  const foreign = /\bcheck-[a-z-]+\.ps1\b|\bautoloop\.ps1\b/i.test(run);
  const doubtful = (isPowerShell && !meansTheSame.test(run)) || shells.test(run) || run.includes('\\');
  const why = foreign
    ? 'It runs a script of the other tool: commands run under `sh` here, and `autoloop check` does what it did'
    : 'It was written for PowerShell, and commands run under `sh` here: look at it';
  ledger.note(lines, doubtful ? 'changed' : 'kept', doubtful ? why : '');
  return doubtful;
}

/** `npm run test:unit` is `npm-run-test-unit`; the file of a script counts more than what starts it. */
function commandId(run: string, known: readonly AcceptanceCommand[]): string {
  const script = /([\w.-]+)\.(?:ps1|sh|js|mjs|ts|py)\b/.exec(run)?.[1];
  const words = (script ?? run)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const id = words === '' ? 'command' : words;
  let number = 1;
  const named = () => (number === 1 ? id : `${id}-${number}`);
  while (known.some((command) => command.id === named())) number++;
  return named();
}

function addCriteria({ ledger, body }: Reader, values: OrderFields, item: Item): void {
  const said = item.value === '' && item.items.length > 0 ? item.items : [item];
  if (said[0] !== item) ledger.note(item, 'kept');
  for (const { value, start, end, name } of said) {
    const text = lineOf(name === '' || /^expected/.test(name) ? value : `${name}: ${value}`);
    if (text === undefined || isPlaceholder(value)) {
      ledger.note({ start, end }, 'lost', 'Never filled in');
      continue;
    }
    values.acceptance_criteria ??= [];
    values.acceptance_criteria.push({ id: `c${values.acceptance_criteria.length + 1}`, text, manual: true });
    ledger.note({ start, end }, 'changed', 'A criterion that a person judges: name the command that proves it');
  }
  if (said[0] === item && item.items.length > 0) {
    const below = { start: item.end + 1, end: Math.max(...item.items.map(({ end }) => end)) };
    ledger.note(below, 'prose', 'What stands below a criterion has no key');
    body.keep('Acceptance criteria', below);
  }
}
