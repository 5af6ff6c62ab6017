/** Holds every import of the project against the table in ARCHITECTURE.md. */
import { join } from 'node:path';
import { checkBoundaries } from './boundaries/check.ts';

const root = process.argv[2] ?? join(import.meta.dirname, '..');
const violations = await checkBoundaries(root);
for (const line of violations) console.error(line);
console.log(violations.length === 0 ? 'Boundaries hold' : `${violations.length} imports cross a boundary`);
process.exitCode = violations.length === 0 ? 0 : 1;
