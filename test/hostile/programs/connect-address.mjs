// Connects to a service of the host by the address the machine has in its network.
import { connect } from 'node:net';

const socket = connect(Number(process.env.PORT), process.env.ADDRESS, () => {})
  .on('data', (data) => process.stdout.write(data))
  .on('error', () => {});
setTimeout(() => socket.destroy(), 2000).unref();
