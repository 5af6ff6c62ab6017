import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Puts `service-worker.js` beside the pages, told of every script, style and font of the build, so that a new build is
 * a new worker to the browser.
 */
export const serviceWorker = (): Plugin => ({
  name: 'peyvand-service-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const source = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8');
    const assets = Object.keys(bundle)
      // Fonts of letters beyond Persian and Latin come when a page has one.
      .filter((name) => /^assets\/.*\.(js|css|woff2)$/.test(name) && !name.includes('latin-ext'))
      .map((name) => `/${name}`)
      .toSorted();
    const build = createHash('sha256').update(source).update(assets.join()).digest('hex').slice(0, 12);
    this.emitFile({
      type: 'asset',
      fileName: 'service-worker.js',
      source: source
        .replace('__BUILD__', JSON.stringify(build))
        .replace('__ASSETS__', JSON.stringify(assets)),
    });
  },
});
