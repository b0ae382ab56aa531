import type { Declare } from '../command.js';
import { apply } from './apply.js';
import { blocked } from './blocked.js';
import { board } from './board.js';
import { chain } from './chain.js';
import { check } from './check.js';
import { claim } from './claim.js';
import { clean } from './clean.js';
import { close } from './close.js';
import { completion } from './completion.js';
import { config } from './config.js';
import { cycle } from './cycle.js';
import { demo } from './demo.js';
import { discover } from './discover.js';
import { doctor } from './doctor.js';
import { guide } from './guide.js';
import { help } from './help.js';
import { hook } from './hook.js';
import { hooks } from './hooks.js';
import { importCommand } from './import.js';
import { init } from './init.js';
import { inspect } from './inspect.js';
import { journal } from './journal.js';
import { lsp } from './lsp.js';
import { memory } from './memory.js';
import { newDocument } from './new.js';
import { next } from './next.js';
import { pause } from './pause.js';
import { preset } from './preset.js';
import { release } from './release.js';
import { report } from './report.js';
import { resume } from './resume.js';
import { review } from './review.js';
import { run } from './run.js';
import { runs } from './runs.js';
import { show } from './show.js';
import { skill } from './skill.js';
import { status } from './status.js';
import { stop } from './stop.js';
import { verify } from './verify.js';
import { watch } from './watch.js';

/** Every command, as help groups and lists them: the way of an order in the sequence in which it is gone. */
export const commandGroups: { title: string; commands: Declare[] }[] = [
  {
    title: 'Set up:',
    commands: [demo, init, importCommand, hooks, hook, doctor, config, preset, skill, lsp, completion, help],
  },
  {
    title: 'From a work order to its evidence:',
    commands: [newDocument, check, claim, release, run, chain, cycle, report, review, close, apply, verify],
  },
  { title: 'See where things stand:', commands: [status, next, blocked, board, show, runs, inspect, journal, watch] },
  { title: 'What others need not find out again:', commands: [discover, memory] },
  { title: 'Steer a run, go on with it, or end it:', commands: [guide, pause, resume, stop, clean] },
];
