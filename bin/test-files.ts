/** Runs a lane of the tests. Each file is a suite: hooks at its top are its own, and what it opened is closed when it ends. */
import { AsyncResource } from 'node:async_hooks';
import { join } from 'node:path';
import { after, suite } from 'node:test';
import { pathToFileURL } from 'node:url';
import { closePage, openPage } from '#testing/browser.ts';
import { FILES_VARIABLE, isScreen } from './test-lane.ts';

const project = join(import.meta.dirname, '..');
const files = JSON.parse(process.env[FILES_VARIABLE] ?? '[]') as readonly string[];

// The browser goes with its last page: one that stays keeps it from file to file.
const held = files.some(isScreen) ? await openPage() : undefined;
after(() => held && closePage(held));

let before: Promise<unknown> = Promise.resolve();
for (const file of files)
  void suite(file, () => {
    // One after the other, for many make a database while they load; what waits would forget whose tests it brings.
    const load = AsyncResource.bind(() => import(pathToFileURL(join(project, file)).href));
    const loaded = before.then(load);
    before = loaded.catch(() => undefined);
    return loaded;
  });
