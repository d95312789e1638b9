import { Server } from '@hocuspocus/server';

// Hocuspocus as its documentation starts it: no extension, nothing stored.
await new Server({ port: Number(process.argv[2]), quiet: true }).listen();
