import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressAssets } from './compress-assets.ts';

const inAssets = async (
  count: number,
  deed: (folder: string, assets: string) => Promise<void>,
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'assets-'));
  const assets = join(folder, 'assets');
  try {
    await mkdir(assets);
    for (let at = 0; at < count; at += 1) await writeFile(join(assets, `a${at}.js`), `let a = ${at};`);
    await writeFile(join(assets, 'font.woff2'), 'as it is');
    await deed(folder, assets);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

test('scripts lie beside their compressed forms, what is compressed already does not', () =>
  inAssets(2, async (folder, assets) => {
    await compressAssets(folder);
    assert.deepEqual((await readdir(assets)).toSorted(), [
      'a0.js',
      'a0.js.br',
      'a0.js.gz',
      'a1.js',
      'a1.js.br',
      'a1.js.gz',
      'font.woff2',
    ]);
    assert.equal(brotliDecompressSync(await readFile(join(assets, 'a1.js.br'))).toString(), 'let a = 1;');
    assert.equal(gunzipSync(await readFile(join(assets, 'a1.js.gz'))).toString(), 'let a = 1;');
  }));

test('few are compressed at once, however many there are, for each takes megabytes', () =>
  inAssets(60, async (folder, assets) => {
    let now = 0;
    let most = 0;
    await compressAssets(folder, async (content) => {
      now += 1;
      most = Math.max(most, now);
      await turn();
      now -= 1;
      return { br: content, gz: content };
    });
    assert.ok(most > 1 && most <= 4, `${most} at once`);
    assert.equal((await readdir(assets)).length, 181);
  }));
