import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

// `__Host-` binds the cookie to this very host over TLS (RFC 6265bis §4.1.3.2); browsers refuse it without.
const nameFor = (secure: boolean): string => (secure ? '__Host-peyvand' : 'peyvand');

/** The session's token that the browser sent. */
export function sessionCookie(request: FastifyRequest): string | undefined {
  const { cookie } = request.headers;
  return cookie === undefined ? undefined : parseCookie(cookie)[nameFor(isSecure(request))];
}

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  maxAgeSeconds: number,
): void {
  const secure = isSecure(request);
  void reply.header(
    'set-cookie',
    stringifySetCookie({
      name: nameFor(secure),
      value: token,
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
