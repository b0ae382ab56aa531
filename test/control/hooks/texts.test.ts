import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withBlock, withoutBlock } from '../../../src/control/hooks/block.js';
import { withCommands, withoutCommands } from '../../../src/control/hooks/lefthook.js';
import { hookNames } from '../../../src/control/hooks/names.js';
import { beforeIn, programIn, readShim, renderShim } from '../../../src/control/hooks/shim.js';

const line = fc.oneof(
  fc.constantFrom(
    '',
    '#!/bin/sh',
    'exit 0',
    'exec true',
    '# a comment',
    '. "$(dirname -- "$0")/_/husky.sh"',
    '<<EOF',
    'EOF',
  ),
  fc.string({ maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, ' ')),
);
const script = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, eol, isEnded]) => lines.join(eol) + (isEnded && lines.length > 0 ? eol : ''));

describe('lines in a script', () => {
  it('come out as they went in, from any script, and are there once', () => {
    fc.assert(
      fc.property(script, fc.constantFrom(...hookNames), (text, hook) => {
        const after = withBlock(text, hook);
        expect(withBlock(after, hook)).toBe(after);
        expect(withoutBlock(after)).toBe(text);
        expect(after.match(/hook [a-z-]+ "\$@"/g)).toHaveLength(1);
      }),
    );
  });

  it('stand below the shebang and above everything else', () => {
    expect(withBlock('#!/bin/sh\nexit 0\n', 'pre-commit')).toMatch(
      /^#!\/bin\/sh\n# >>> autoloop hooks[\s\S]*\nexit 0\n$/,
    );
    const husky = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n';
    expect(withBlock(`${husky}\nnpm test\n`, 'commit-msg').startsWith(`${husky}# >>> autoloop`)).toBe(true);
  });
});

describe('commands in lefthook.yml', () => {
  const configurations = [
    '',
    '# nothing yet\n',
    'pre-commit:\n  commands:\n    lint:\n      run: make\n',
    'pre-commit:\n    parallel: true   # fast\n    commands:\n        lint: { run: make }\n\n\npre-push:\n    jobs:\n        - run: make\n    # last',
    'skip_output: [meta]\r\ncommit-msg:\r\n  scripts:\r\n    "x.sh":\r\n      runner: sh\r\n',
    'post-merge:\n',
    'output: false',
  ];

  it.each(configurations.map((text) => [text]))('come out as they went in: %j', (text) => {
    const after = withCommands(text, hookNames);
    expect(withCommands(after, hookNames)).toBe(after);
    expect(withoutCommands(after)).toBe(text);
    const before = parse(text) ?? {};
    const value = parse(after);
    for (const hook of hookNames) {
      expect(value[hook].commands.autoloop.run).toContain(`hook ${hook}`);
      delete value[hook].commands.autoloop;
      if (before[hook]?.commands === undefined) delete value[hook].commands;
      if (Object.keys(value[hook]).length === 0 && !(before[hook] && Object.keys(before[hook]).length > 0))
        if (before[hook] === null) value[hook] = null;
        else delete value[hook];
    }
    expect(value).toEqual(before);
  });

  it('what was added to lines of ours keeps them from being taken out without a word', () => {
    const after = withCommands('', ['pre-commit']);
    expect(() => withoutCommands(`${after}    theirs:\n      run: make\n`)).toThrow(/needs them/);
  });
});

describe('the script that Git runs', () => {
  const template = 'hook=@hook@\nname_before=@before@\nknown_node=@node@\nknown_program=@program@\n';

  it('knows itself, whatever the paths in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, program) => {
        const paths = [before, program].map((text) => text.replace(/[\r\n\0]/g, '')) as [string, string];
        const known = { node: '/n', program: paths[1] };
        const text = renderShim(template, { hook: 'pre-push', before: paths[0] || null, known });
        expect([readShim(text), beforeIn(text), programIn(text)]).toEqual(['ours', paths[0] || null, paths[1] || null]);
        expect(readShim(`${text}\n`)).toBe('changed');
      }),
    );
    expect(readShim('#!/bin/sh\necho autoloop hooks: x\n')).toBe('foreign');
  });
});
