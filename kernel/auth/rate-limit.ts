import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tooManyRequests } from '../problems/common.ts';
import { recent } from '../recent.ts';

/** A bucket that holds `burst` requests and gets `perMinute` more in a minute. */
export type Rate = { readonly perMinute: number; readonly burst: number };

/** `speaker`: one session or key. `stranger`: one address, for what needs no sign-in and for what was refused. */
export type Rates = { readonly speaker: Rate; readonly stranger: Rate };

export const standardRates: Rates = {
  speaker: { perMinute: 1_200, burst: 300 },
  stranger: { perMinute: 240, burst: 120 },
};

type Bucket = { tokens: number; at: number };
export type Taken = { readonly ok: boolean; readonly remaining: number; readonly seconds: number };

/** Buckets in the memory of this process: a limit against floods, not an account to bill by. */
export function buckets({ perMinute, burst }: Rate, now: () => number): (name: string) => Taken {
  const known = recent<string, Bucket>(20_000);
  return (name) => {
    const at = now();
    const bucket = known.get(name) ?? { tokens: burst, at };
    bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 60_000) * perMinute);
    bucket.at = at;
    known.set(name, bucket);
    const ok = bucket.tokens >= 1;
    if (ok) bucket.tokens -= 1;
    return {
      ok,
      remaining: Math.floor(bucket.tokens),
      seconds: Math.ceil(((ok ? burst : 1) - bucket.tokens) / (perMinute / 60)),
    };
  };
}

/**
 * Limits the API by who speaks, and strangers by address, with `RateLimit-*` headers (draft-ietf-httpapi-ratelimit-headers-06).
 * Pages and assets are free. Add it after authentication: who was refused there has been counted by `strangers`.
 */
export function limitRates(
  app: FastifyInstance,
  rates: Rates,
  now: () => number,
): (request: FastifyRequest) => void {
  const speakers = buckets(rates.speaker, now);
  const strangers = buckets(rates.stranger, now);
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    const name = speakerOf(request);
    const taken = name === undefined ? strangers(request.ip) : speakers(name);
    void reply
      .header('ratelimit-limit', String((name === undefined ? rates.stranger : rates.speaker).burst))
      .header('ratelimit-remaining', String(taken.remaining))
      .header('ratelimit-reset', String(taken.seconds));
    if (!taken.ok) throw tooManyRequests({ seconds: taken.seconds }, { retryAfterSeconds: taken.seconds });
  });
  return (request) => {
    const taken = strangers(request.ip);
    if (!taken.ok) throw tooManyRequests({ seconds: taken.seconds }, { retryAfterSeconds: taken.seconds });
  };
}

/** The key, else the session, else the member in tests. */
function speakerOf({ context, person }: FastifyRequest): string | undefined {
  if (person) return person.sessionId;
  const { actor } = context ?? {};
  return actor?.kind === 'member' ? (actor.keyId ?? actor.memberId) : undefined;
}
