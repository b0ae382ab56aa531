/** How deep YAML is nested, told without parsing it. */

/**
 * Deeper than anybody writes. A parser that follows hostile nesting until the stack is full is not always stopped by an exception:
 * where an expression is compiled at the very end of the stack, the engine ends the process.
 */
const deepest = 200;

/** Where the nesting of `source` passes every bound, as an offset; undefined where it does not. May count too much, never too little. */
export function tooDeepAt(source: string): number | undefined {
  /** Columns at which blocks that are still open begin. */
  const blocks: number[] = [];
  let brackets = 0;
  let lineStart = 0;
  let isIndent = true;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '\n') {
      lineStart = at + 1;
      isIndent = true;
      continue;
    }
    if (isIndent && character !== ' ' && character !== '\t') {
      const column = at - lineStart;
      while ((blocks.at(-1) ?? -1) >= column) blocks.pop();
      blocks.push(column);
      // Behind the dash of a list, or the mark of a key, another block may begin.
      isIndent = (character === '-' || character === '?' || character === ':') && /\s/.test(source[at + 1] ?? '');
    }
    if (character === '[' || character === '{') brackets++;
    else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    if (blocks.length + brackets > deepest) return at;
  }
  return undefined;
}
