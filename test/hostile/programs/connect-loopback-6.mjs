// Connects to a service on the host's loopback, by IPv6.
import { connect } from 'node:net';

connect(Number(process.env.PORT), '::1')
  .on('data', (data) => process.stdout.write(data))
  .on('error', () => {});
