// Asks a name server of the host, the name being what is told.
import { Resolver } from 'node:dns';

const resolver = new Resolver({ timeout: 200, tries: 1 });
resolver.setServers([`127.0.0.1:${process.env.PORT}`]);
resolver.resolve4('stolen.example.com', () => {});
