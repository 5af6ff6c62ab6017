import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peyvand-packages-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** A project that needs one package, and an npm that empties what stands in node_modules, as the real one does. */
async function project(name: string, prepare: (path: string) => Promise<void>) {
  const path = join(folder, name);
  await mkdir(path);
  const one = { version: '1.0.0', integrity: 'sha512-one' };
  await writeFile(join(path, 'package-lock.json'), JSON.stringify({ packages: { 'node_modules/one': one } }));
  await prepare(path);
  const npm = join(folder, 'npm-cli.js');
  await writeFile(npm, "require('node:fs').rmSync('node_modules/kept', { force: true }); process.exit(1);");
  const script = `import { installPackages } from ${JSON.stringify(new URL('./packages.mjs', import.meta.url).href)};
    process.exit((await installPackages(${JSON.stringify(path)}, false)) ? 0 : 1);`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: npm, npm_node_execpath: process.execPath },
  });
  return { status, stdout };
}

test('packages behind a link are left alone, and the sentence says what to do', async () => {
  const others = join(folder, 'others');
  await mkdir(others);
  await writeFile(join(others, 'kept'), '');
  const { status, stdout } = await project('linked', (path) => symlink(others, join(path, 'node_modules')));
  assert.equal(status, 1);
  assert.ok(existsSync(join(others, 'kept')));
  assert.match(stdout, /پیوند را بردارید/);
  assert.match(stdout, /remove the link/);
  assert.ok(stdout.includes(others));
});

test('a folder of the project’s own is npm’s to fill', async () => {
  const { stdout } = await project('own', async (path) => {
    await mkdir(join(path, 'node_modules'));
    await writeFile(join(path, 'node_modules', 'kept'), '');
  });
  assert.ok(!existsSync(join(folder, 'own', 'node_modules', 'kept')));
  assert.match(stdout, /could not be installed/);
});
