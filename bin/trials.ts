/** `npm run trials -- [--short] [--only WORDS]`: see benchmarks/README.md. */
import { parseArgs } from 'node:util';
import { runTrials } from '#benchmarks/trials/run.ts';

const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const survived = await runTrials({
  form: values.short ? 'short' : 'long',
  only: values.only,
  log: (line) => console.log(line),
});
if (!survived) process.exitCode = 1;
