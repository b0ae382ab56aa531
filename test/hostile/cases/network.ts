import { type HostileCase, reached, serviceReached } from '../case.js';
import { ADDRESS, hasIPv6 } from '../services.js';

export const network: readonly Omit<HostileCase, 'class'>[] = [
  {
    name: 'connects to an abstract socket',
    program: 'connect-abstract-socket.mjs',
    escaped: serviceReached('abstract'),
  },
  { name: 'connects to a socket file', program: 'connect-path-socket.mjs', escaped: serviceReached('path') },
  { name: 'connects to loopback', program: 'connect-loopback.mjs', escaped: serviceReached('loopback') },
  {
    name: 'connects to loopback by IPv6',
    program: 'connect-loopback-6.mjs',
    demonstrable: hasIPv6,
    escaped: serviceReached('loopback6'),
  },
  {
    name: 'connects to an address of the machine',
    program: 'connect-address.mjs',
    demonstrable: () => ADDRESS !== undefined,
    escaped: serviceReached('address'),
  },
  { name: 'sends a datagram to loopback', program: 'send-datagram.mjs', escaped: serviceReached('datagram') },
  { name: 'asks a name server of the host', program: 'ask-name-server.mjs', escaped: serviceReached('datagram') },
  {
    name: 'has a proxy reach what its list does not name',
    program: 'abuse-proxy.mjs',
    network: ['allowed.invalid:443'],
    escaped: serviceReached('loopback'),
  },
  { name: 'opens a raw socket', program: 'open-raw-socket.pl', onlyRoot: true, escaped: reached },
  { name: 'changes a network interface', program: 'change-interface.pl', onlyRoot: true, escaped: reached },
];
