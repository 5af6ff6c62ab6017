import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorMemberId, type Context } from '../context/context.ts';
import { sql } from '../database/sql.ts';
import type { Database } from '../database/database.ts';
import { malformedRequest } from '../problems/common.ts';
import { alreadyDone, keyReused, stillRunning } from './problems.ts';

/** A process that took a claim and was killed gives it back after so long. */
const staleMinutes = 2;
const largestAnswer = 1024 * 1024;
const kept = ['location', 'etag', 'content-type', 'content-language'] as const;
const changing = new Set(['POST', 'PATCH', 'PUT', 'DELETE']);

/**
 * Does a request that carries `Idempotency-Key` once, and answers its repetitions for a day with the same answer. The
 * transaction that does the deed also marks the claim as done (see `database.transact`), so that not even a kill between
 * deed and answer makes it happen twice. What changed nothing is not kept: it may be tried again.
 */
export function keepAnswers(app: FastifyInstance, database: Database): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = claimKey(request);
    if (key === undefined) return;
    const earlier = await claim(database, request, key);
    if (earlier) return replay(reply, earlier);
    request.context = { ...request.context, claim: key };
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const key = request.context?.claim;
    if (key !== undefined && !reply.hasHeader('idempotency-replayed'))
      await settle(database, request, reply, key, payload);
    return payload;
  });
}

function claimKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  const { access } = request.routeOptions.config;
  if (key === undefined || access !== 'member' || !changing.has(request.method)) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw malformedRequest(
    {
      reason: {
        fa: 'Idempotency-Key باید ۱ تا ۲۰۰ نویسهٔ لاتین بی‌فاصله باشد.',
        en: 'An Idempotency-Key is 1 to 200 visible ASCII characters.',
      },
    },
    { field: 'idempotency-key' },
  );
}

type Claim = {
  readonly request_hash: Buffer;
  readonly done: boolean;
  readonly claimed_at: Date;
  readonly status: number | null;
  readonly headers: Record<string, string> | null;
  readonly body: string | null;
};

/** Takes the claim, or gives the answer of the request that had it. @throws keyReused, stillRunning, alreadyDone */
async function claim(database: Database, request: FastifyRequest, key: string): Promise<Claim | undefined> {
  const { context } = request;
  const hash = hashOfRequest(request);
  const now = context.now();
  const mine = rowOf(context, key);
  return database.transact(without(context), async (tx) => {
    const taken =
      await tx.rows(sql`insert into request_claim (workspace_id, member_id, key, request_hash, claimed_at)
      values (${context.workspace}, ${memberOf(context)}::uuid, ${key}, ${hash}, ${now}) on conflict do nothing returning key`);
    if (taken.length > 0) return undefined;
    const [row] = await tx.rows<Claim>(sql`select request_hash, done, claimed_at, status, headers, body
      from request_claim where ${mine} for update`);
    // It was given back this very moment.
    if (!row) throw stillRunning(undefined, { retryAfterSeconds: 1 });
    if (!row.request_hash.equals(hash)) throw keyReused(undefined, { field: 'idempotency-key' });
    if (row.status !== null) return row;
    const answered = row.headers !== null;
    const isStale = now.getTime() - row.claimed_at.getTime() >= staleMinutes * 60_000;
    if (row.done && (answered || isStale)) throw alreadyDone();
    if (!isStale) throw stillRunning(undefined, { retryAfterSeconds: 1 });
    await tx.rows(sql`update request_claim set claimed_at = ${now} where ${mine}`);
    return undefined;
  });
}

const rowOf = (context: Context, key: string) =>
  sql`workspace_id = ${context.workspace} and member_id = ${memberOf(context)}::uuid and key = ${key}`;

async function replay(reply: FastifyReply, { status, headers, body }: Claim): Promise<FastifyReply> {
  return reply
    .code(status ?? 200)
    .headers({ ...headers, 'idempotency-replayed': 'true' })
    .send(body ?? undefined);
}

async function settle(
  database: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  payload: unknown,
): Promise<void> {
  const { context } = request;
  const body = typeof payload === 'string' ? payload : payload === undefined || payload === null ? '' : null;
  const keeps =
    reply.statusCode < 400 &&
    body !== null &&
    body.length <= largestAnswer &&
    !request.routeOptions.config.secretAnswer;
  const headers = Object.fromEntries(
    kept.flatMap((name) => {
      const value = reply.getHeader(name);
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
  const mine = rowOf(context, key);
  await database.transact(without(context), async (tx) => {
    if (keeps)
      await tx.rows(sql`update request_claim set done = true, status = ${reply.statusCode}, headers = ${JSON.stringify(headers)}::jsonb, body = ${body}
        where ${mine}`);
    else if (reply.statusCode < 400)
      await tx.rows(sql`update request_claim set done = true, headers = '{}' where ${mine}`);
    else await tx.rows(sql`delete from request_claim where ${mine} and not done`);
  });
}

const without = ({ claim: _claim, ...context }: Context): Context => context;

function memberOf({ actor }: Context): string {
  const id = actorMemberId(actor);
  if (!id) throw new Error('Only members make requests');
  return id;
}

const hashOfRequest = ({ method, url, body, headers }: FastifyRequest): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([method, url, headers['if-match'] ?? null, contentOf(body, headers)]))
    .digest();

/** A body that is still streaming is known by its length alone. */
const contentOf = (body: unknown, headers: FastifyRequest['headers']): unknown =>
  body instanceof Readable ? (headers['content-length'] ?? null) : (body ?? null);
