import { describeEngine } from './suite.js';

describeEngine('bubblewrap');
