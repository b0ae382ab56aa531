// Connects to a service on the host's loopback.
import { connect } from 'node:net';

connect(Number(process.env.PORT), '127.0.0.1')
  .on('data', (data) => process.stdout.write(data))
  .on('error', () => {});
