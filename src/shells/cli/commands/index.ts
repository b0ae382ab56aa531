import type { Declare } from '../command.js';
import { apply } from './apply.js';
import { check } from './check.js';
import { clean } from './clean.js';
import { close } from './close.js';
import { config } from './config.js';
import { demo } from './demo.js';
import { doctor } from './doctor.js';
import { init } from './init.js';
import { inspect } from './inspect.js';
import { newDocument } from './new.js';
import { report } from './report.js';
import { resume } from './resume.js';
import { review } from './review.js';
import { run } from './run.js';
import { runs } from './runs.js';
import { show } from './show.js';
import { status } from './status.js';
import { stop } from './stop.js';
import { verify } from './verify.js';

/** Every command, in the order in which help lists them: the way of an order first, then what surrounds it. */
export const commands: Declare[] = [
  init,
  newDocument,
  check,
  status,
  show,
  run,
  report,
  review,
  close,
  apply,
  verify,
  runs,
  inspect,
  resume,
  stop,
  clean,
  doctor,
  config,
  demo,
];
