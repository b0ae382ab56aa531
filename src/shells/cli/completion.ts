/** Scripts that complete the command line in a shell, made from the declared program. They start no `autoloop` at a TAB. */
import type { Command, Option } from 'commander';

export type CompletionShell = 'bash' | 'zsh' | 'fish';

/** Ids as they lie on disc: what is wrong with them is not a shell's business. */
const lookup = {
  order: `ls "$(git rev-parse --show-toplevel 2>/dev/null)"/.autoloop/work-orders/ 2>/dev/null | sed -n 's/\\.md$//p'`,
  run: `echo latest; ls "$(git rev-parse --git-common-dir 2>/dev/null)"/autoloop/runs/ 2>/dev/null`,
  preset: `ls "$(git rev-parse --show-toplevel 2>/dev/null)"/.autoloop/presets/ 2>/dev/null`,
} as const;

/** The script for `shell`, to be evaluated by it; `presets` are the names of those that come with the tool. */
export function completionScript(program: Command, shell: CompletionShell, presets: readonly string[]): string {
  if (shell === 'fish') return fish(program, presets);
  return shell === 'bash'
    ? bash(program, presets)
    : `#compdef autoloop\nautoload -U +X bashcompinit && bashcompinit\n${bash(program, presets)}`;
}

/** What may stand in the place of a command's arguments: words, and shell commands that print ids. */
function offered(
  command: Command,
  program: Command,
  presets: readonly string[],
): { words: readonly string[]; lookups: string[] } {
  const taken = withSubcommands(command).flatMap((one) => one.registeredArguments);
  const named = (name: string) => taken.some((argument) => argument.name().startsWith(name));
  return {
    words: [
      ...taken.flatMap((argument) => argument.argChoices ?? []),
      ...command.commands.map((one) => one.name()),
      ...(named('command') ? program.commands.map((one) => one.name()) : []),
      ...(named('preset') ? presets : []),
    ],
    lookups: (['order', 'run', 'preset'] as const).filter(named).map((kind) => lookup[kind]),
  };
}

/** `chain`, and `chain run`: what either takes may stand behind `chain`. */
const withSubcommands = (command: Command): Command[] => [command, ...command.commands.flatMap(withSubcommands)];

/** The options of a command and its subcommands, each flag once. */
function optionsOf(command: Command): Option[] {
  const options = withSubcommands(command).flatMap((one) => one.options);
  return options.filter(({ flags }, index) => options.findIndex((other) => other.flags === flags) === index);
}

const flagsOf = ({ short, long }: Option): string[] => [short, long].filter((flag) => flag !== undefined);
const helpFlag = '--help';

function bash(program: Command, presets: readonly string[]): string {
  const common = [...program.options.flatMap(flagsOf), helpFlag];
  const cases = program.commands.map((command) => {
    const { words, lookups } = offered(command, program, presets);
    const choices = optionsOf(command).filter((option) => option.argChoices || option.long === presetFlag);
    return [
      `    ${command.name()})`,
      `      flags='${[...new Set([...optionsOf(command).flatMap(flagsOf), ...common])].join(' ')}'`,
      `      words="${[...words, ...lookups.map((print) => `$(${print})`)].join(' ')}"`,
      ...(choices.length === 0
        ? []
        : ['      case $before in', ...choices.map((option) => bashChoice(option, presets)), '      esac']),
      '      ;;',
    ].join('\n');
  });
  return `# Completion of autoloop; load it with: eval "$(autoloop completion bash)"
_autoloop() {
  local before=\${COMP_WORDS[COMP_CWORD-1]} current=\${COMP_WORDS[COMP_CWORD]}
  local command= flags= words= word= skip=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [ -n "$skip" ]; then skip=; continue; fi
    case $word in
      --repo) skip=1 ;;
      -*) ;;
      *) command=$word; break ;;
    esac
  done
  case $command in
    '')
      flags='${common.join(' ')}'
      words='${program.commands.map((command) => command.name()).join(' ')}'
      ;;
${cases.join('\n')}
  esac
  case $current in
    -*) words=$flags ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _autoloop autoloop
`;
}

const presetFlag = '--preset';

function bashChoice(option: Option, presets: readonly string[]): string {
  const words = option.argChoices ?? [...presets, `$(${lookup.preset})`];
  return `        ${flagsOf(option).join('|')}) flags=; words="${words.join(' ')}" ;;`;
}

function fish(program: Command, presets: readonly string[]): string {
  const lines = program.commands.flatMap((command) => {
    const seen = `-n '__fish_seen_subcommand_from ${command.name()}'`;
    const { words, lookups } = offered(command, program, presets);
    return [
      `complete -c autoloop -n __fish_use_subcommand -a ${command.name()} -d ${fishText(command.summary() || command.description())}`,
      ...[...words, ...lookups.map((print) => `(${print})`)].map(
        (word) => `complete -c autoloop ${seen} -a ${fishText(word)}`,
      ),
      ...optionsOf(command).map((option) => `complete -c autoloop ${seen} ${fishOption(option)}`),
    ];
  });
  return `# Completion of autoloop; load it with: autoloop completion fish | source
complete -c autoloop -f
${[...program.options.map((option) => `complete -c autoloop ${fishOption(option)}`), ...lines].join('\n')}
`;
}

function fishOption({ short, long, description, argChoices, required }: Option): string {
  return [
    ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
    ...(long === undefined ? [] : [`-l ${long.slice(2)}`]),
    ...(required ? ['-r'] : []),
    ...(argChoices === undefined ? [] : [`-a ${fishText(argChoices.join(' '))}`]),
    `-d ${fishText(description)}`,
  ].join(' ');
}

const fishText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
