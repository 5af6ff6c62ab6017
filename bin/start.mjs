// `npm start`: everything that must happen before TypeScript and Node 24 are there.
import { launch } from './launch.mjs';

await launch('start.ts', { withDevelopment: false });
