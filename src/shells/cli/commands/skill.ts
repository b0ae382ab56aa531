import { Argument } from 'commander';
import { AutoloopError } from '../../../core/error.js';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';

export const skill: Declare = (program, bind) =>
  program
    .command('skill')
    .summary('prompts for agents that coordinate, work or review')
    .description(
      'the skills that come with the tool: what an agent has to know to coordinate, work, review or run the loop',
    )
    .addArgument(new Argument('<action>').choices(['list', 'get']))
    .argument('[name]', 'which one, for get')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('skill list', 'skill get coordinator'))
    .action(
      bind(async (shell, options: { json?: boolean }, action: 'list' | 'get', name: string | undefined) => {
        const { listSkills, readSkill } = await import('../../../control/skills.js');
        if (action === 'get') {
          if (name === undefined)
            throw new AutoloopError('usage', 'missing-name', 'Which skill?', { hint: 'See them: autoloop skill list' });
          const { text, ...known } = await readSkill(name);
          if (options.json) shell.json('skill', { skills: [{ ...known, text }] });
          else shell.print(text);
          return exitCodes.clean;
        }
        const skills = await listSkills();
        if (options.json) shell.json('skill', { skills });
        else for (const { name: known, description } of skills) shell.print(`${known}  ${description}`);
        return exitCodes.clean;
      }),
    );
