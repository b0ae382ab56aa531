import { rules } from '../../../src/core/rules/index.js';
import { everyRule } from './suite.js';

await everyRule(rules.filter((_, index) => index % 2 === 1));
