import { useDocker } from '../support/docker-daemon.js';
import { describeEngine } from './suite.js';

useDocker();
describeEngine('docker');
