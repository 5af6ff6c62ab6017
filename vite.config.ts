import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { spokenPersian } from './web/kit/spoken/plugin.ts';
import { serviceWorker } from './web/staff/offline/plugin.ts';

const web = fileURLToPath(new URL('./web', import.meta.url));

/** Every page that lies directly in `web/` is an entry: `index.html` the staff app, `sign-in.html` the way in, `quote.html` a customer's. */
const pages = readdirSync(web).filter((name) => name.endsWith('.html') && hasScript(join(web, name)));

/** A page of a module that was taken out has no script any more. */
function hasScript(page: string): boolean {
  const script = /<script type="module" src="([^"]+)"/.exec(readFileSync(page, 'utf8'))?.[1];
  return script !== undefined && existsSync(join(web, script));
}

export default defineConfig({
  root: web,
  plugins: [
    react(),
    tailwindcss(),
    optimizeLocales.vite({ locales: ['en-US', 'fa-IR'] }),
    spokenPersian(),
    serviceWorker(),
  ],
  // In development react-aria is bundled ahead, past the plugins above; its Persian must go with it.
  optimizeDeps: { rolldownOptions: { plugins: [spokenPersian()] } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    // A `data:` address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages.map((name) => join(web, name)),
      // The kit and the records have one front door each. Knowing that their parts, and the Persian layer's, do nothing by
      // being imported lets a date picker stay out of the first load of a page that has none.
      treeshake: {
        moduleSideEffects: (id) =>
          !/[/\\](?:web[/\\](?:kit|records)|persian)[/\\](?!strict-style|.*\.css)/.test(id),
      },
    },
  },
});
