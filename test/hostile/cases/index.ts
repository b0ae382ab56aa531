/** Every hostile program that a sandbox alone must answer. */
import type { HostileCase } from '../case.js';
import { git } from './git.js';
import { kernel } from './kernel.js';
import { network } from './network.js';
import { processes } from './processes.js';
import { reading } from './reading.js';
import { resources } from './resources.js';
import { writing } from './writing.js';

const classes = { writing, reading, git, network, processes, resources, kernel };

export const CASES: readonly HostileCase[] = Object.entries(classes).flatMap(([name, cases]) =>
  cases.map((hostile) => ({ ...hostile, class: name as HostileCase['class'] })),
);
