import { exitCodeOf } from './exit.js';
import { failureOf } from './failure.js';
import { buildProgram, exitCodeOfParsing } from './program.js';
import { openTerminal } from './terminal.js';

const terminal = openTerminal(process.argv);
const program = buildProgram(terminal, (code) => {
  process.exitCode = code;
});
try {
  await program.parseAsync();
} catch (error) {
  const failure = failureOf(error);
  const code = exitCodeOf(failure) ?? exitCodeOfParsing(error);
  if (code === undefined) throw error;
  if (failure) terminal.fail(failure);
  process.exitCode = code;
}
