/**
 * The bundle in dist/.
 *
 * Start-up decides its shape. A module that is read costs time even when it is not used, so the code is split: the command
 * line imports a command, and a command its heavy parts, by `import()`. Everything is bundled, so that installing
 * the package installs nothing else and no module is looked up in node_modules. Names are kept: a stack must be readable.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { type BuildOptions, build, type ImportKind, type Metafile, type Plugin } from 'esbuild';

const outputFolder = 'dist';

/** Share their chunks. Chunks lie beside them, so that `import.meta.url` is in dist/ for every module. */
const entries = { cli: 'src/shells/cli/main.ts', index: 'src/index.ts' };

/** Mounted into sandboxes, so whole in itself. */
const standaloneEntries = { bridge: 'src/edges/sandbox/network/bridge.ts' };

/**
 * A CommonJS package inside an ES module has no `require`. A `createRequire` banner would give it one, in every chunk and at
 * every start; asking the process for the built-in module costs nothing until it is asked.
 */
const builtinsForCommonJs: Plugin = {
  name: 'builtins-for-commonjs',
  setup({ onResolve, onLoad }) {
    const builtins = new Set(builtinModules);
    onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ kind, path }) => {
      const name = path.replace(/^node:/, '');
      if (kind !== 'require-call' || !builtins.has(name)) return undefined;
      return { path: name, namespace: 'builtin-for-commonjs' };
    });
    onLoad({ filter: /.*/, namespace: 'builtin-for-commonjs' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}');`,
      loader: 'js',
    }));
  },
};

/** Changes with everything that documents and rules mean: what one build found out, another does not believe. */
async function buildOfRules(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['schemas', 'src/core'])
    for (const name of (await readdir(folder, { recursive: true })).sort())
      if (/\.(json|ts|js|cjs)$/.test(name)) hash.update(`${name}\0`).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

const check = 'src/control/check/check.ts';

/**
 * What is loaded by itself and shares modules with a check, but for those that the command line has loaded by then. A module has a
 * chunk with the others that the same of these need: a check would have fifty, and each costs more than what is in it.
 */
function usersOfCheck({ inputs }: Metafile): string[] {
  const importsOf = (path: string, kind: ImportKind) =>
    inputs[path]?.imports.filter((one) => one.kind === kind && !one.external).map((one) => one.path) ?? [];
  const reachedFrom = (start: string): Set<string> => {
    const reached = new Set([start]);
    for (const path of reached) for (const next of importsOf(path, 'import-statement')) reached.add(next);
    return reached;
  };
  const atStart = reachedFrom(entries.cli);
  const checking = new Set([...reachedFrom(check)].filter((path) => !atStart.has(path)));
  const loaded = new Set(Object.keys(inputs).flatMap((path) => importsOf(path, 'dynamic-import')));
  return [entries.index, ...loaded].filter(
    (path) => !checking.has(path) && [...reachedFrom(path)].some((reached) => checking.has(reached)),
  );
}

/** Whatever needs a part of a check needs all of it, so that it is one chunk. */
const loadedTogether = (users: readonly string[]): Plugin => ({
  name: 'loaded-together',
  setup({ onLoad }) {
    const paths = new Set(users.map((path) => resolve(path)));
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!paths.has(path)) return undefined;
      const text = await readFile(path, 'utf8');
      return { contents: `import ${JSON.stringify(resolve(check))};\n${text}`, loader: 'ts' };
    });
  },
});

const common = {
  bundle: true,
  write: false,
  outdir: outputFolder,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  // When a bug crashes the tool, Node shows the line it happened on.
  lineLimit: 160,
  legalComments: 'linked',
  define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
  plugins: [builtinsForCommonJs],
  logLevel: 'silent',
} satisfies BuildOptions;

/**
 * Brings dist/ up to date with the sources and answers with the names of the files that belong there. What has not changed
 * is not written, and what changed is renamed into place: a tool that is running from dist/ never meets half a file.
 */
export async function bundle(): Promise<ReadonlySet<string>> {
  const define = { ...common.define, 'process.env.AUTOLOOP_BUILD': JSON.stringify(await buildOfRules()) };
  const split = { ...common, define, entryPoints: entries, splitting: true, chunkNames: '[name]-[hash]' };
  const { metafile } = await build({ ...split, metafile: true });
  const results = await Promise.all([
    build({ ...split, plugins: [...common.plugins, loadedTogether(usersOfCheck(metafile))] }),
    build({ ...common, entryPoints: standaloneEntries }),
  ]);
  await mkdir(outputFolder, { recursive: true });
  const names = new Set<string>();
  for (const { path, contents } of results.flatMap(({ outputFiles }) => outputFiles)) {
    const name = basename(path);
    names.add(name);
    await replaceFile(join(outputFolder, name), name === 'cli.js' ? withShebang(contents) : contents);
  }
  return names;
}

/** Removes from dist/ what a former build left there. */
export async function removeOthers(names: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(outputFolder)) {
    if (!names.has(name)) await rm(join(outputFolder, name), { recursive: true });
  }
}

/** What a tool that was started from dist/ before it was built anew may still load, in milliseconds. */
const STILL_LOADED_MS = 60 * 60_000;

/** Removes chunks of former builds, which have names of their own, once no tool can be at work that was started from them. */
export async function removeOldChunks(names: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(outputFolder)) {
    if (names.has(name) || !/-[A-Z0-9]{8}\.js(\.LEGAL\.txt)?$/.test(name)) continue;
    const path = join(outputFolder, name);
    const written = await stat(path).catch(() => null); // another build may remove it, too
    if (written !== null && Date.now() - written.mtimeMs > STILL_LOADED_MS) await rm(path, { force: true });
  }
}

function withShebang(contents: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('#!/usr/bin/env node\n'), contents]);
}

async function replaceFile(path: string, contents: Uint8Array): Promise<void> {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(contents)) return;
  const aside = `${path}.${process.pid}.new`;
  await writeFile(aside, contents, { mode: path.endsWith('cli.js') ? 0o755 : 0o644 });
  await rename(aside, path);
}
