/** `npm run lighthouse -- FOLDER`: accessibility and best practices of the four screens that people see most, by the Lighthouse that is installed in the folder. */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openChromium } from '#testing/browser.ts';
import { provideChromium } from '#testing/chromium.ts';
import { openWorld } from '#testing/screens/world.ts';
import { buildWeb } from './web-build.ts';

type Audit = {
  readonly title: string;
  readonly score: number | null;
  readonly details?: { readonly items?: readonly { readonly node?: { readonly snippet: string } }[] };
};
type Category = { readonly score: number; readonly auditRefs: readonly { readonly id: string }[] };
type Answer = {
  readonly lhr: {
    readonly categories: Readonly<Record<string, Category>>;
    readonly audits: Readonly<Record<string, Audit>>;
  };
};
type Lighthouse = (url: string, flags: object) => Promise<Answer>;

const wanted = ['accessibility', 'best-practices'] as const;

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('In which folder was "npm install lighthouse" run?');
const path = createRequire(join(resolve(folder), 'package.json')).resolve('lighthouse');
const { default: lighthouse } = (await import(pathToFileURL(path).href)) as { default: Lighthouse };

const log = (line: string): void => void process.stdout.write(`${line}\n`);
provideChromium(log);
await buildWeb();
const world = await openWorld();
const port = await freePort();
const browser = await openChromium([`--remote-debugging-port=${port}`]);
try {
  const { records } = await world.api<{ records: { id: string }[] }>('/records/deal/query', { limit: 1 });
  const pages = {
    'sign-in': '/sign-in',
    list: '/r/party?variant=people',
    record: `/r/deal/${records[0]?.id}`,
    board: '/r/deal/board',
  };
  for (const [name, address] of Object.entries(pages)) {
    const { lhr } = await lighthouse(`${world.origin}${address}`, {
      port,
      onlyCategories: wanted,
      preset: 'desktop',
      formFactor: 'desktop',
      screenEmulation: { mobile: false, width: 1440, height: 900, deviceScaleFactor: 1, disabled: false },
      logLevel: 'error',
      ...(name === 'sign-in' ? {} : { extraHeaders: { Cookie: world.cookie } }),
    });
    const scores = wanted.map((one) => `${one} ${Math.round((lhr.categories[one]?.score ?? 0) * 100)}`);
    log(`${name}: ${scores.join(', ')}`);
    for (const { id } of wanted.flatMap((one) => lhr.categories[one]?.auditRefs ?? [])) {
      const audit = lhr.audits[id];
      if (audit && audit.score !== null && audit.score < 1) {
        log(`  ${id}: ${audit.title}`);
        for (const { node } of audit.details?.items ?? []) if (node) log(`    ${node.snippet}`);
      }
    }
  }
} finally {
  await browser.close();
  await world.close();
}
process.exit(0);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return free;
}
