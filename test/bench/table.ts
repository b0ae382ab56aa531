import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const readme = join(import.meta.dirname, 'README.md');

/** Puts a table into README.md beside this file, in the place that is marked with its name. */
export function writeTable(name: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const ruler = head.map((_, column) => (column === 0 ? '---' : '---:'));
  const table = [machine(), '', line(head), line(ruler), ...rows.map(line)].join('\n');
  const text = readFileSync(readme, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has no place for ${name}`);
  writeFileSync(readme, `${before}${begin}\n${table}\n${end}${after}`);
}

/** When and on what. */
function machine(): string {
  const [first] = cpus();
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim().split(' ')[2];
  const processor = first?.model.replace(/\(R\)|\(TM\)|CPU|@.*$/g, '').replace(/\s+/g, ' ') ?? 'unknown processor';
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, ${cpus().length} × ${processor.trim()}, Node ${process.versions.node}, Git ${git}.`;
}

export const milliseconds = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(0));

export const times = (value: number, floor: number): string => `${(value / floor).toFixed(1)}×`;
