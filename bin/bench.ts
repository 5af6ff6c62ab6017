/** `npm run bench -- --scale 10k|100k|1M [--only NAME] [--json FILE] [--data FOLDER]`: see benchmarks/README.md. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readScale } from '#benchmarks/data/scale.ts';
import { runBenchmarks } from '#benchmarks/run.ts';
import { tables } from '#benchmarks/table.ts';
import { buildWeb } from './web-build.ts';

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '10k' },
    only: { type: 'string' },
    json: { type: 'string' },
    data: { type: 'string' },
  },
});
const scale = readScale(values.scale);
await buildWeb();
// The first Ctrl-C lets the run put its data away.
const ending = new AbortController();
process.once('SIGINT', () => ending.abort());
const figures = await runBenchmarks({
  scale,
  only: values.only,
  data: values.data,
  signal: ending.signal,
  log: (line) => console.error(line),
});
console.log(tables(figures));
if (values.json) await writeFile(values.json, figures.map((one) => `${JSON.stringify(one)}\n`).join(''));
