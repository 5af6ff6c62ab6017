// `npm start`: everything that must happen before TypeScript and Node 24 are there.
import { readFileSync } from 'node:fs';
import { launch } from './launch.mjs';

/**
 * Left alone, V8 lets garbage grow by the memory of the machine: 444 MB after a minute of lists, 316 MB so, at the same
 * speed. Who needs a larger heap says so in NODE_OPTIONS. Beside the code, since the measurements start with it too.
 */
const { serverFlags } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).config;
const flags = process.env.NODE_OPTIONS?.includes('--max-old-space-size') ? [] : serverFlags;

await launch('start.ts', { withDevelopment: false, flags });
