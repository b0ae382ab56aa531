// Connects to a socket of the host, as agents for keys and containers have.
import { connect } from 'node:net';

connect(`${process.env.VICTIM}/socket`)
  .on('data', (data) => process.stdout.write(data))
  .on('error', () => {});
