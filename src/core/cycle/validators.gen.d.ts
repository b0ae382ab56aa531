// Made from schemas/ by `npm run generate`; edit the schema, not this file.
import type { Validator } from '../validator.js';
import type { CycleInputs } from './types.gen.js';

export declare const validators: { readonly [Kind in keyof CycleInputs]: Validator<CycleInputs[Kind]> };
