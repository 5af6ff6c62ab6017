/** Starts the whole product: screens, database, migrations, server. Run by start.mjs. */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { formatNumber } from '#persian/digits.ts';
import { startServing, startWorking } from '#server/processes.ts';
import { forgetAddress, freePort, rememberAddress } from './address.ts';
import { explain } from './explain.ts';
import { beginLifetime, type Lifetime } from './lifetime.ts';
import { openDatabaseAccess } from './open-database.ts';
import { readSettings, type StartSettings } from './settings.ts';
import { tell } from './tell.ts';
import { tellLan } from './tell-lan.ts';
import { buildWeb } from './web-build.ts';

const lifetime = beginLifetime();
try {
  await start(lifetime);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  await lifetime.end(1);
}

async function start(lifetime: Lifetime): Promise<void> {
  const { values } = parseArgs({ options: { lan: { type: 'boolean', default: false } } });
  const settings = readSettings(process.env);
  if (settings.process === 'worker') return startWorker(settings, lifetime);
  const building = new AbortController();
  const [opened] = await Promise.all([
    openDatabaseAccess(settings, lifetime),
    lifetime.keep(buildWeb(building.signal), () => building.abort()),
  ]);
  // Only now: one who is just ending on this port has let go of it once the data folder is ours.
  const port = await freePort(settings.port, settings.host, tell);
  const lanPort = values.lan ? await freePort(settings.lanPort, '0.0.0.0', tell) : undefined;
  const { tlsCert, tlsKey } = settings;
  const at = {
    port,
    host: settings.host,
    certificate: tlsCert && tlsKey ? { cert: tlsCert, key: tlsKey } : undefined,
    lan: lanPort === undefined ? undefined : { port: lanPort, secrets: opened.folders.secrets },
  };
  const { address, setupPath, lan } = await lifetime.keep(
    startServing({ ...opened, config: settings }, at),
    (web) => web.close(),
  );
  const { dataFolder } = settings;
  await lifetime.keep(rememberAddress(dataFolder, address), () => forgetAddress(dataFolder));
  const seconds = performance.now() / 1000;
  tell({
    fa: `پیوند آماده است (${formatNumber(Math.round(seconds * 10) / 10, 'fa')} ثانیه): ${address}`,
    en: `Peyvand is ready (${seconds.toFixed(1)} s): ${address}`,
  });
  if (lan) tellLan(lan);
  if (setupPath === undefined) return;
  const page = (settings.publicUrl ?? address).replace(/\/+$/, '') + setupPath;
  tell({ fa: `راه‌اندازی نخست: ${page}`, en: `First set-up: ${page}` });
}

async function startWorker(settings: StartSettings, lifetime: Lifetime): Promise<void> {
  const opened = await openDatabaseAccess(settings, lifetime);
  await lifetime.keep(startWorking({ ...opened, config: settings }), (work) => work.close());
  tell({ fa: 'فرایند کارهای پس‌زمینه آماده است.', en: 'The process of background work is ready.' });
}
