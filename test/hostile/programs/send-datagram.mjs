// Sends a datagram to the host's loopback: no connection, nothing to answer.
import { createSocket } from 'node:dgram';

const socket = createSocket('udp4');
socket.send('stolen', Number(process.env.PORT), '127.0.0.1', () => socket.close());
