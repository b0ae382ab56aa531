import { AutoloopError } from '../../core/error.js';
import { exitCodeOf } from './exit.js';
import { buildProgram, exitCodeOfParsing } from './program.js';
import { openTerminal, sayError } from './terminal.js';

const terminal = openTerminal(process.argv);
const program = buildProgram(terminal, (code) => {
  process.exitCode = code;
});
try {
  await program.parseAsync();
} catch (error) {
  const code = exitCodeOf(error) ?? exitCodeOfParsing(error);
  if (code === undefined) throw error;
  if (error instanceof AutoloopError) sayError(terminal, error);
  process.exitCode = code;
}
