import type { FastifyRequest } from 'fastify';
import { sessionCookie } from './cookie.ts';
import { crossSite } from './problems.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a changing request of a browser pass only from our own pages (OWASP CSRF Prevention, Fetch Metadata): by
 * `Sec-Fetch-Site`, else by `Origin`, which every browser sends with such a request. One that carries the session's cookie
 * and neither header is refused. A key in `Authorization` is never sent by a browser on its own.
 * @throws crossSite
 */
export function requireSameOrigin(request: FastifyRequest): void {
  if (safe.has(request.method) || request.headers.authorization !== undefined) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw crossSite();
  }
  const { origin } = request.headers;
  if (origin !== undefined) {
    if (origin === `${request.protocol}://${request.host}`) return;
    throw crossSite();
  }
  if (sessionCookie(request) !== undefined) throw crossSite();
}
