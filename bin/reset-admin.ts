/**
 * `npm run reset-admin -- [mobile or e-mail] [--remove-second-factor]`: a link by which an administrator chooses a new
 * password. Works beside a running Peyvand and without one; who can read the data folder may do it, nobody else.
 */
import { parseArgs } from 'node:util';
import { openAccounts } from '#kernel/auth/accounts.ts';
import { openDatabase, type DatabaseAccess } from '#kernel/database/database.ts';
import { attachOrStart } from '#kernel/database/embedded/embedded.ts';
import { foldersIn } from '#kernel/database/embedded/folders.ts';
import { openExternal } from '#kernel/database/external.ts';
import { openKeyring } from '#kernel/secrets/keyring.ts';
import { openSeals } from '#kernel/secrets/seal.ts';
import {
  chooseAdministrators,
  letBackIn,
  listAdministrators,
  type Administrator,
} from '#server/accounts/reset-admin.ts';
import { rememberedAddress } from './address.ts';
import { explain } from './explain.ts';
import { readSettings, type StartSettings } from './settings.ts';
import { tell } from './tell.ts';

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'remove-second-factor': { type: 'boolean', default: false } },
  });
  const settings = readSettings(process.env);
  const { access, stop } = await reach(settings);
  const database = openDatabase(access);
  try {
    const keyring = await openKeyring(foldersIn(settings.dataFolder).secrets, settings.secretKey);
    const accounts = await openAccounts({ database, seals: openSeals(keyring) });
    try {
      const chosen = chooseAdministrators(await listAdministrators(accounts), positionals[0]);
      const [one, ...others] = chosen;
      if (!one) return tellNobody(positionals[0]);
      if (others.length > 0) return tellAll(chosen);
      const path = await letBackIn(accounts, one, {
        removesSecondFactor: values['remove-second-factor'],
      });
      tellLink(one, (await addressOf(settings)) + path);
      return 0;
    } finally {
      await accounts.close();
    }
  } finally {
    await database.close();
    await stop();
  }
}

async function reach(
  settings: StartSettings,
): Promise<{ access: DatabaseAccess; stop: () => Promise<void> }> {
  if (settings.databaseUrl)
    return { access: await openExternal(settings.databaseUrl), stop: () => Promise.resolve() };
  const server = await attachOrStart({ folder: settings.dataFolder, log: tell });
  return { access: server.access(), stop: () => server.stop() };
}

async function addressOf({ publicUrl, host, port, dataFolder }: StartSettings): Promise<string> {
  return (
    publicUrl?.replace(/\/+$/, '') ??
    (await rememberedAddress(dataFolder)) ??
    `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  );
}

function tellNobody(asked: string | undefined): number {
  tell(
    asked === undefined
      ? {
          fa: 'هنوز مدیری نیست. «npm start» را اجرا و راه‌اندازی نخست را انجام دهید.',
          en: 'There is no administrator yet. Run "npm start" and do the first set-up.',
        }
      : {
          fa: `مدیری با «${asked}» وارد نمی‌شود. بدون آن اجرا کنید تا همهٔ مدیران را ببینید.`,
          en: `No administrator signs in with "${asked}". Run it without to see them all.`,
        },
  );
  return 1;
}

function tellAll(all: readonly Administrator[]): number {
  tell({
    fa: 'بنویسید برای کدام مدیر؛ نمونه: npm run reset-admin -- 09121234567',
    en: 'Say for which administrator, e.g. npm run reset-admin -- 09121234567',
  });
  for (const { name, workspace, identifiers } of all)
    process.stdout.write(`  ${identifiers.map(({ value }) => value).join(', ')}  ${name} — ${workspace}\n`);
  return 1;
}

function tellLink({ name }: Administrator, link: string): void {
  tell({
    fa: `${name} با این پیوند گذرواژهٔ تازه برمی‌گزیند؛ یک بار و تا ۲۴ ساعت کار می‌کند، وقتی پیوند روشن است:\n${link}`,
    en: `With this link ${name} chooses a new password; it works once, for 24 hours, while Peyvand runs:\n${link}`,
  });
}
