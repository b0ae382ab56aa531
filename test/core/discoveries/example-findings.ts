import type { Finding } from '../../../src/core/discoveries/discovery.js';

/** One of each type, as an agent would say it. */
export const findings: Finding[] = [
  { type: 'tech_stack', data: { language: 'TypeScript', framework: 'none', test: 'vitest', build: 'esbuild' } },
  { type: 'project_config', data: { path: 'package.json', key_deps: ['yaml'], scripts: { test: 'vitest run' } } },
  { type: 'existing_feature', data: { name: 'padding', files: ['src/pad.ts'], summary: 'Pads a text.' } },
  { type: 'architecture', data: { pattern: 'floors', layers: ['shells', 'core'], entry: 'src/main.ts' } },
  {
    type: 'code_pattern',
    data: { name: 'outcome', description: 'Unions that name causes.', example_file: 'src/a.ts' },
  },
  { type: 'integration_point', data: { file: 'src/index.ts', description: 'The list.', exports: ['commands'] } },
  { type: 'similar_impl', data: { feature: 'trim', files: ['src/trim.ts'], relevance: 'The same edge cases.' } },
  { type: 'code_convention', data: { naming: 'camelCase', imports: 'node: first', formatting: 'biome' } },
  { type: 'utility', data: { name: 'pad', file: 'src/pad.ts', usage: 'pad(text, 3)' } },
  { type: 'test_command', data: { unit: 'npm test' } },
  { type: 'test_baseline', data: { total: 12, passing: 11, coverage_pct: null, framework: 'vitest', config: 'none' } },
  { type: 'test_pattern', data: { style: 'sentences', naming: '*.test.ts', fixtures: 'temporary folders' } },
  { type: 'blocker', data: { issue: 'no network', severity: 'high', impact: 'Nothing can be installed.' } },
];
