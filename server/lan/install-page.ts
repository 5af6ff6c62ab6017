import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { install, trustPath } from './install-html.ts';
import { appleProfile } from './apple-profile.ts';

/**
 * What the local network's port answers without TLS: a page that puts the authority's certificate on a phone and leads to
 * the app. Nothing of the product is served here, and nothing is taken.
 * @param cert the authority's, PEM
 */
export function installPage(cert: string): RequestListener {
  const { raw, fingerprint256 } = new X509Certificate(cert);
  const files: Readonly<Record<string, (request: IncomingMessage) => Answer>> = {
    '/': (request) => ({
      type: 'text/html; charset=utf-8',
      body: install.page(secureAddress(request), fingerprint256),
    }),
    '/install.css': () => ({ type: 'text/css; charset=utf-8', body: install.style }),
    '/install.js': () => ({ type: 'text/javascript; charset=utf-8', body: install.script }),
    // Android and desktops take the bare certificate, iOS a profile.
    '/peyvand.crt': () => ({ type: 'application/x-x509-ca-cert', body: raw, name: 'peyvand.crt' }),
    '/peyvand.mobileconfig': () => ({
      type: 'application/x-apple-aspen-config',
      body: appleProfile(raw),
      name: 'peyvand.mobileconfig',
    }),
  };
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const file = request.method === 'GET' || request.method === 'HEAD' ? files[path] : undefined;
    if (file) return send(response, file(request), secureAddress(request));
    // Whatever else was asked for, the way goes over the certificate.
    response.writeHead(302, { location: '/', 'content-length': 0, connection: 'close' }).end();
  };
}

/** Over TLS: tells the page above that its certificate is trusted, which no other answer of ours lets it see. */
export function tellTrust(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url !== trustPath) return false;
  response
    .writeHead(204, { 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-store' })
    .end();
  return true;
}

type Answer = { readonly type: string; readonly body: string | Buffer; readonly name?: string };

function send(response: ServerResponse, { type, body, name }: Answer, address: string): void {
  response
    .writeHead(200, {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; connect-src ${address}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      ...(name ? { 'content-disposition': `attachment; filename="${name}"` } : {}),
    })
    .end(body);
}

/** The app's address as this caller reached us: by the name he typed where it looks like one, else by our address. */
function secureAddress({ headers, socket }: IncomingMessage): string {
  const host = headers.host ?? '';
  if (/^([a-z\d.-]{1,253}|\[[a-f\d:]{2,39}\])(:\d{1,5})?$/i.test(host)) return `https://${host}`;
  const address = (socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  return `https://${address.includes(':') ? `[${address}]` : address}:${socket.localPort}`;
}
