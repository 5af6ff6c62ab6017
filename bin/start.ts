/** Starts the whole product: screens, database, migrations, server. Run by start.mjs. */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { formatNumber } from '#persian/digits.ts';
import { startInOneProcess } from '#server/one-process.ts';
import { forgetAddress, freePort, rememberAddress } from './address.ts';
import { explain } from './explain.ts';
import { beginLifetime, type Lifetime } from './lifetime.ts';
import { openDatabaseAccess } from './open-database.ts';
import { readSettings } from './settings.ts';
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
  const building = new AbortController();
  const [opened] = await Promise.all([
    openDatabaseAccess(settings, lifetime),
    lifetime.keep(buildWeb(building.signal), () => building.abort()),
  ]);
  // Only now: one who is just ending on this port has let go of it once the data folder is ours.
  const port = await freePort(settings.port, settings.host, tell);
  const lanPort = values.lan ? await freePort(settings.lanPort, '0.0.0.0', tell) : undefined;
  const { tlsCert, tlsKey } = settings;
  const { address, setupPath, lan } = await lifetime.keep(
    startInOneProcess({
      access: opened.access,
      folders: opened.folders,
      config: settings,
      port,
      host: settings.host,
      certificate: tlsCert && tlsKey ? { cert: tlsCert, key: tlsKey } : undefined,
      lan: lanPort === undefined ? undefined : { port: lanPort, secrets: opened.folders.secrets },
    }),
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
