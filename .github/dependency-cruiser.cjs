/**
 * The floors of src/, enforced: shells -> control -> edges -> core. Each rule's comment says where code that breaks it
 * should go. `import type` counts like any import: a type that must be known elsewhere belongs on a lower floor.
 *
 * swc reads the sources, because the TypeScript in use no longer has the programming interface that dependency-cruiser asks for.
 */

/** Packages that only compute, by the beginning of their name: no file, process, clock or network. */
const purePackages = [
  'fastest-levenshtein',
  'gray-matter',
  'mdast',
  'micromark',
  'picomatch',
  'remark',
  'smol-toml',
  'unified',
  'unist',
  'yaml',
];

/** Built-in modules that reach outside the process. */
const outside = 'child_process|cluster|dgram|dns|dns/promises|fs|fs/promises|http|http2|https|net|tls|worker_threads';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'core takes values and gives values. Reading, asking the clock or the environment belongs in a room of src/edges; a use case of src/control hands the result in.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer)$' },
    },
    {
      name: 'core-uses-pure-packages',
      comment:
        'A package that reads or writes anything is wrapped by a room of src/edges. One that only computes is added to `purePackages` above.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: 'node_modules/', pathNot: `node_modules/(@types/)?(${purePackages.join('|')})` },
    },
    {
      name: 'core-knows-only-core',
      comment:
        'The lowest floor knows no other. What core needs from above it takes as an argument; what it shares with them moves into core.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'rules-see-no-edges',
      comment:
        'A rule judges one immutable snapshot and cannot tell where it came from. What it must know of Git becomes a plain value in `GitFacts`, filled in by a use case of src/control.',
      severity: 'error',
      from: { path: '^src/core/rules/' },
      to: { path: '^src/edges/', reachable: true },
    },
    {
      name: 'edges-know-only-core',
      comment:
        'An edge does one outside thing and decides nothing. What joins it with a decision is a use case: put it in src/control.',
      severity: 'error',
      from: { path: '^src/edges/' },
      to: { path: '^src/(control|shells)/' },
    },
    {
      name: 'edge-rooms-are-strangers',
      comment:
        'Two rooms of src/edges do not know each other, save that all may use edges/process. Join them in a use case of src/control; a type they share belongs in src/core.',
      severity: 'error',
      from: { path: '^src/edges/([^/]+)/' },
      to: { path: '^src/edges/', pathNot: '^src/edges/($1|process)/' },
    },
    {
      name: 'control-knows-no-shell',
      comment:
        'A use case does not know who called it. What it has to tell becomes its result or a callback; printing and exit codes stay in src/shells.',
      severity: 'error',
      from: { path: '^src/control/' },
      to: { path: '^src/shells/' },
    },
    {
      name: 'control-goes-through-edges',
      comment: 'Files, processes and the network are touched in a room of src/edges; the use case calls that room.',
      severity: 'error',
      from: { path: '^src/(control|shells)/' },
      to: { dependencyTypes: ['core'], path: `^(node:)?(${outside})$` },
    },
    {
      name: 'shells-are-thin',
      comment:
        'A shell parses, calls one use case, renders. What it may see of core is errors, findings, spelling hints, foreign text made safe, the state of a run, and renderers. Anything else is a use case: put it in src/control, and let it hand the shell what it has to show.',
      severity: 'error',
      from: { path: '^src/shells/' },
      to: {
        path: '^src/(edges/|core/)',
        pathNot:
          '^src/core/(render/|(error|finding|nearest|untrusted)\\.ts$|journal/(metrics|state|summary|types\\.gen)\\.ts$)',
      },
    },
    {
      name: 'one-door-to-processes',
      comment:
        'Only src/edges/process starts processes: it alone knows how to end a whole tree and to keep the environment out. Call `runProcess`.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(edges/process|build)/' },
      to: { path: '^(node:)?(child_process|cluster)$|node_modules/(execa|cross-spawn|tinyexec)/' },
    },
    {
      name: 'one-door-to-git',
      comment:
        'Only src/edges/git speaks Git: it alone sets the neutral configuration. Ask it, or give it one more function.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/edges/git/' },
      to: { path: '(^|/)(isomorphic-git|nodegit|simple-git)(/|$)' },
    },
    {
      name: 'product-knows-no-build',
      comment: 'src/build makes the product and is not part of it. What both need belongs in src/core.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/build/' },
      to: { path: '^src/build/|^test/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Two modules that need each other are one module, or hide a third: move what both use into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved-imports',
      comment: 'The import leads nowhere: correct its path, or add the package to devDependencies.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'The package is here only because another one needs it: add it to devDependencies, or do without.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Large, and they import nothing but types.
    exclude: { path: '\\.gen\\.js$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
