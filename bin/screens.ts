/** `npm run screens -- [--only NAME]… [--locale fa|en] [--theme light|dark] [--width 1440|1024|768|390] [--to FOLDER]`; with `--readme` the pictures of `docs/pictures`. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { provideChromium } from '#testing/chromium.ts';
import { takePictures } from '#testing/screens/gallery.ts';
import { everyWidth, locales, themes, widths } from '#testing/screens/looks.ts';
import { takeReadmePictures } from '#testing/screens/readme.ts';
import { buildWeb } from './web-build.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    locale: { type: 'string' },
    theme: { type: 'string' },
    width: { type: 'string' },
    readme: { type: 'boolean', default: false },
    to: { type: 'string', default: join(import.meta.dirname, '..', 'screens') },
  },
});
const log = (line: string): void => void process.stdout.write(`${line}\n`);
const chosen = <One extends string | number>(all: readonly One[], wish: string | undefined): readonly One[] =>
  wish === undefined ? all : all.filter((one) => String(one) === wish);

provideChromium(log);
await buildWeb();
if (values.readme) await takeReadmePictures(join(import.meta.dirname, '..', 'docs', 'pictures'), log);
else await takeAll();
process.exit(0);

async function takeAll(): Promise<void> {
  const began = performance.now();
  const folder = resolve(values.to);
  const shots = await takePictures({
    folder,
    only: values.only,
    locales: chosen(locales, values.locale),
    themes: chosen(themes, values.theme),
    widths: values.width === undefined ? widths : chosen(everyWidth, values.width),
    log,
  });
  log(
    `${shots.length} pictures in ${Math.round((performance.now() - began) / 1000)} s: ${folder}/index.html`,
  );
}
