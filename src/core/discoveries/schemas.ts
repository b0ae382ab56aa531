/** The schemas themselves, for telling people and agents what a discovery of a type holds. */
import architecture from '../../../schemas/discoveries/architecture.schema.json' with { type: 'json' };
import blocker from '../../../schemas/discoveries/blocker.schema.json' with { type: 'json' };
import code_convention from '../../../schemas/discoveries/code_convention.schema.json' with { type: 'json' };
import code_pattern from '../../../schemas/discoveries/code_pattern.schema.json' with { type: 'json' };
import existing_feature from '../../../schemas/discoveries/existing_feature.schema.json' with { type: 'json' };
import integration_point from '../../../schemas/discoveries/integration_point.schema.json' with { type: 'json' };
import project_config from '../../../schemas/discoveries/project_config.schema.json' with { type: 'json' };
import similar_impl from '../../../schemas/discoveries/similar_impl.schema.json' with { type: 'json' };
import tech_stack from '../../../schemas/discoveries/tech_stack.schema.json' with { type: 'json' };
import test_baseline from '../../../schemas/discoveries/test_baseline.schema.json' with { type: 'json' };
import test_command from '../../../schemas/discoveries/test_command.schema.json' with { type: 'json' };
import test_pattern from '../../../schemas/discoveries/test_pattern.schema.json' with { type: 'json' };
import utility from '../../../schemas/discoveries/utility.schema.json' with { type: 'json' };
import type { DiscoveryData } from './types.gen.js';

/** The name of a type, as the board has it. */
export type DiscoveryType = keyof DiscoveryData;

/** As much of a type's schema as is told. */
interface TypeSchema {
  description: string;
  required: string[];
  properties: Record<string, object>;
}

/** In the order in which somebody gets to know a project. */
const schemas: Readonly<Record<DiscoveryType, TypeSchema>> = {
  tech_stack,
  project_config,
  existing_feature,
  architecture,
  code_pattern,
  integration_point,
  similar_impl,
  code_convention,
  utility,
  test_command,
  test_baseline,
  test_pattern,
  blocker,
};

/** All types, in that order. */
export const discoveryTypes = Object.keys(schemas) as DiscoveryType[];

/** What a discovery of a type is about, in a sentence. */
export const aboutType = (type: DiscoveryType): string => schemas[type].description;

/** The keys that the data of a type may have. */
export const keysOfType = (type: DiscoveryType): string[] => Object.keys(schemas[type].properties);

/** Those keys as they are told: lists and tables by their brackets, what may be left out with `?`. */
export function fieldsOfType(type: DiscoveryType): string[] {
  const { properties, required } = schemas[type];
  return Object.entries(properties).map(([name, schema]) => {
    const kind = 'type' in schema ? schema.type : undefined;
    const brackets = kind === 'array' ? '[]' : kind === 'object' ? '{}' : '';
    return `${name}${brackets}${required.includes(name) ? '' : '?'}`;
  });
}
