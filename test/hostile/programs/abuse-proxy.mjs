// Asks the proxy of an opened list for what the list does not name, in every way there is to say it.
import { connect } from 'node:net';

const { hostname, port } = new URL(process.env.HTTPS_PROXY ?? process.env.https_proxy);
const target = process.env.PORT;
const say = (line, host) => `${line} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
const requests = ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '0.0.0.0', '[::ffff:127.0.0.1]', '127.1']
  .map((host) => say(`CONNECT ${host}:${target}`, 'allowed.invalid:443'))
  .concat(
    say(`GET http://127.0.0.1:${target}/`, 'allowed.invalid'),
    say(`CONNECT allowed.invalid:443@127.0.0.1:${target}`, 'x'),
  );
await Promise.all(
  requests.map(
    (request) =>
      new Promise((resolve) => {
        const socket = connect(Number(port), hostname, () => socket.write(request));
        socket
          .on('data', (data) => process.stdout.write(data))
          .on('error', resolve)
          .on('close', resolve);
        socket.setTimeout(2000, () => socket.destroy());
      }),
  ),
);
