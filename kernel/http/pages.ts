import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** A page of its own: the addresses under which it answers. The staff app takes all others. */
export type PageEntry = { readonly file: string; readonly paths: readonly string[] };

/**
 * Serves the built screens: hashed assets for ever, pages never from a cache. Any address that a page does not
 * know is the page's own «not found», so a GET for HTML always gets one.
 */
export async function servePages(
  app: FastifyInstance,
  folder: string,
  entries: readonly PageEntry[],
): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  const access = { config: { access: 'public' as const } };
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    etag: true,
    preCompressed: true,
  });
  app.get('/assets/*', access, (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .sendFile(`assets/${(request.params as { '*': string })['*']}`),
  );
  for (const { file, paths } of entries)
    for (const path of paths)
      app.get(path, access, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile(file));
  app.get('/*', access, (request, reply) => {
    const { '*': path } = request.params as { '*': string };
    // The address that is printed at start answers whoever looks, also what asks for nothing in particular.
    const isPage = path === '' || (request.headers.accept ?? '').includes('text/html');
    if (path.startsWith('api/') || !isPage) {
      if (
        /^(icons\/)?[\w.-]+\.(svg|png|ico|webmanifest|js|css)$|^offline\.html$/.test(path) &&
        existsSync(join(folder, path))
      )
        return reply.header('cache-control', 'no-cache').sendFile(path);
      return reply.callNotFound();
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
