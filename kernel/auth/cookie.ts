import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

type CookieName = 'peyvand' | 'peyvand-device';

// `__Host-` binds the cookie to this very host over TLS (RFC 6265bis §4.1.3.2); browsers refuse it without.
const nameFor = (name: CookieName, secure: boolean): string => (secure ? `__Host-${name}` : name);

function readCookie(request: FastifyRequest, name: CookieName): string | undefined {
  const { cookie } = request.headers;
  return cookie === undefined ? undefined : parseCookie(cookie)[nameFor(name, isSecure(request))];
}

/** The session's token that the browser sent. */
export const sessionCookie = (request: FastifyRequest): string | undefined => readCookie(request, 'peyvand');

/** By what the browser is known as one in which somebody signed in before. */
export const deviceCookie = (request: FastifyRequest): string | undefined =>
  readCookie(request, 'peyvand-device');

export const setSessionCookie = (
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  maxAgeSeconds: number,
): void => setCookie(request, reply, 'peyvand', token, maxAgeSeconds);

/** Browsers keep a cookie for 400 days at most. */
const deviceSeconds = 400 * 86_400;

export const setDeviceCookie = (request: FastifyRequest, reply: FastifyReply, sealed: string): void =>
  setCookie(request, reply, 'peyvand-device', sealed, deviceSeconds);

function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  name: CookieName,
  value: string,
  maxAgeSeconds: number,
): void {
  const secure = isSecure(request);
  void reply.header(
    'set-cookie',
    stringifySetCookie({
      name: nameFor(name, secure),
      value,
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure,
      maxAge: maxAgeSeconds,
    }),
  );
}

export const clearSessionCookie = (request: FastifyRequest, reply: FastifyReply): void =>
  setSessionCookie(request, reply, '', 0);

/** Whether the browser reached us over TLS; behind a trusted proxy its `X-Forwarded-Proto` says so. */
const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';
