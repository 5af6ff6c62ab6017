// `npm test`: the same preparation as a start, with what only the tests need.
import { launch } from './launch.mjs';

await launch('test.ts', { withDevelopment: true });
