/** Lines of ours in a shell script that others share, as in husky's. They come first: scripts may end in `exit` or `exec`. */
import { type HookName, saysMissing } from './names.js';

const begin = '# >>> autoloop hooks; `autoloop hooks uninstall` takes these lines out';
const end = '# <<< autoloop hooks';
const block = new RegExp(`^${escaped(begin)}\\r?\\n[\\s\\S]*?^${escaped(end)}(?:\\r?\\n|$)`, 'm');

/** Below these lines a script of its own begins: the shebang, and husky's own of versions 4 to 8, which starts it again. */
const header = /^(?:#!.*\n)?(?:(?:[ \t]*|#.*)\n)*?\. "\$\(dirname (?:-- )?"\$0"\)\/_\/husky\.sh"\n|^#!.*\n/;

/** `text` with our lines for `hook`; as it is when it has them. */
export function withBlock(text: string, hook: HookName): string {
  const lines = blockFor(hook);
  const bare = withoutBlock(text);
  const eol = /\r?\n/.exec(bare)?.[0] === '\r\n' ? '\r\n' : '\n';
  const start = (header.exec(bare.replaceAll('\r\n', '\n'))?.[0] ?? '').split('\n').length - 1;
  const offset = bare.split('\n').slice(0, start).join('\n').length + (start > 0 ? 1 : 0);
  return bare.slice(0, offset) + lines.join(eol) + eol + bare.slice(offset);
}

/** `text` without our lines, every other byte as it is. */
export const withoutBlock = (text: string): string => text.replace(block, '');

export const hasBlock = (text: string): boolean => block.test(text);

function blockFor(hook: HookName): string[] {
  const program = `autoloop_program=node_modules/.bin/autoloop`;
  const run = (input: string[]) => [
    program,
    `[ -x "$autoloop_program" ] || autoloop_program="$(git rev-parse --git-common-dir)/../$autoloop_program"`,
    `[ -x "$autoloop_program" ] || autoloop_program=$(command -v autoloop) || autoloop_program=`,
    `if [ -n "$autoloop_program" ]; then`,
    ...input,
    ...(saysMissing(hook)
      ? ['else', `  echo "autoloop: not installed here, so ${hook} did nothing; a push and CI still check" >&2`]
      : []),
    'fi',
  ];
  const call = `"$autoloop_program" hook ${hook} "$@"`;
  if (hook !== 'pre-push') return [begin, ...run([`  ${call} || exit`]), end];
  // Standard input can be read once, and what comes below wants it too.
  const again = ['<<AUTOLOOP_REFS', '$autoloop_refs', 'AUTOLOOP_REFS'];
  return [
    begin,
    'autoloop_refs=$(cat)',
    ...run([`  printf '%s\\n' "$autoloop_refs" | ${call} || exit`]),
    `if [ -n "$autoloop_refs" ]; then exec ${again[0]}`,
    ...again.slice(1),
    'fi',
    end,
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
