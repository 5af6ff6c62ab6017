import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { ConfigError, configReference, readConfig } from './config.ts';
import { variables } from './variables.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

test('an empty environment gives the defaults', () => {
  const config = readConfig({ PORT: '', HOST: '  ' });
  assert.equal(config.port, 3000);
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.databaseUrl, undefined);
  assert.equal(config.smtpSecurity, 'starttls');
});

test('values are parsed', () => {
  const config = readConfig({ PORT: '8080', PUBLIC_URL: 'https://crm.example.ir/', LOG_LEVEL: 'warn' });
  assert.equal(config.port, 8080);
  assert.equal(config.publicUrl, 'https://crm.example.ir');
  assert.equal(config.logLevel, 'warn');
});

test('a database is named by any address that libpq takes, also by a folder of sockets', () => {
  for (const url of [
    'postgresql://shop:s3cret@db.example.ir:5432/crm?sslmode=require',
    'postgres:///crm?host=/var/run/postgresql',
    'postgres://shop@/crm?host=/var/run/postgresql',
    'postgres://shop:s3cret@/crm?host=/tmp',
  ])
    assert.equal(readConfig({ DATABASE_URL: url }).databaseUrl, url);
  for (const url of ['mysql://a@b/c', 'postgres://a b', 'postgres://a:99999999/x'])
    assert.throws(() => readConfig({ DATABASE_URL: url }), ConfigError, url);
});

test('work of its own needs a database that processes can share', () => {
  assert.throws(
    () => readConfig({ PEYVAND_PROCESS: 'worker' }),
    /PEYVAND_PROCESS=worker does not work without DATABASE_URL/,
  );
  assert.equal(readConfig({ PEYVAND_PROCESS: 'web', DATABASE_URL: 'postgres://a@b/c' }).process, 'web');
});

test('everything that is wrong is told at once, in both languages, and a secret is not repeated', () => {
  const wrong = {
    PORT: '70000',
    LOG_LEVEL: 'loud',
    PUBLIC_URL: 'javascript:alert(1)',
    PEYVAND_SECRET_KEY: 'hunter2',
  };
  assert.throws(
    () => readConfig(wrong),
    (error) => {
      assert.ok(error instanceof ConfigError);
      assert.equal(error.phrases.length, 4);
      assert.match(error.message, /PORT must be a whole number from 0 to 65535, not "70000"/);
      assert.match(error.message, /LOG_LEVEL باید یکی از/);
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    },
  );
});

for (const hostile of ['3000; rm -rf', '-1', '1e3', '٣٠٠٠', '9'.repeat(40), '0x10']) {
  test(`a port of ${JSON.stringify(hostile.slice(0, 12))} is refused`, () => {
    assert.throws(() => readConfig({ PORT: hostile }), ConfigError);
  });
}

test('a sender of mail is asked for where a server is given', () => {
  assert.throws(() => readConfig({ SMTP_HOST: 'mail.example.ir' }), /SMTP_FROM/);
  assert.throws(() => readConfig({ KAVENEGAR_API_KEY: 'k'.repeat(20) }), /KAVENEGAR_SENDER/);
});

test('the document and the code name the same variables', async () => {
  const document = await readFile(join(project, 'docs/configuration.md'), 'utf8');
  assert.ok(
    document.includes(configReference()),
    'docs/configuration.md: replace its table by configReference()',
  );
});

test('no code reads a variable that is not declared', async () => {
  const declared = new Set<string>(Object.values(variables).map(({ name }) => name));
  const undeclared: string[] = [];
  for (const folder of ['bin', 'kernel', 'records', 'modules', 'server']) {
    for (const file of await readdir(join(project, folder), { recursive: true }).catch(() => [])) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
      const source = await readFile(join(project, folder, file), 'utf8');
      for (const [, name] of source.matchAll(/\benv(?:\.|\[')([A-Z][A-Z_]+)/g)) {
        if (name && !declared.has(name) && !notSettings.test(name))
          undeclared.push(`${folder}/${file}: ${name}`);
      }
    }
  }
  assert.deepEqual(undeclared, []);
});

/** What npm, the shell and the test run say to the code; nobody sets them for the product. */
const notSettings = /^(PEYVAND_TEST_|npm_|NODE_ENV$|HOME$|PATH$|CI$)/;
