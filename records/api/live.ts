import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorMemberId, type Context } from '#kernel/context/context.ts';
import type { LiveMessage } from '#kernel/events/event.ts';
import { securityHeaders } from '#kernel/http/security-headers.ts';
import { route } from '#kernel/http/route.ts';
import type { LiveHub } from '#kernel/live/hub.ts';
import { notSignedIn, tooManyRequests } from '#kernel/problems/common.ts';
import { scopeFor } from '../access/visible.ts';
import { reachedIds } from '../query/titles.ts';
import type { RecordEngine, RecordTx } from '../records.ts';
import { presenceRoute } from './presence-route.ts';

// A screen that cannot keep up is told to read anew instead of being served from an ever longer queue.
const mostWaiting = 200;

// What a reader has not taken from his connection; past it he is cut off and begins anew.
const mostUnreadBytes = 1024 * 1024;
/** Of one member in one process: a person has a few pages open, a program one stream. */
const mostStreams = 30;

/** Who speaks by this request now; asked again while its stream is open, for sessions and keys end. @throws notSignedIn */
export type Renew = (request: FastifyRequest) => Promise<Context>;

export type LiveOptions = { readonly renew?: Renew; readonly heartbeatMs?: number };

const told = route('member', {
  fa: 'تغییرها همان دم که رخ می‌دهند (Server-Sent Events)',
  en: 'Changes as they happen (Server-Sent Events)',
});

/** Changes as they happen (Server-Sent Events), each screen only what its reader may see. */
export function liveRoute(
  app: FastifyInstance,
  engine: RecordEngine,
  hub: LiveHub,
  { renew = ({ context }) => Promise.resolve(context), heartbeatMs = 15_000 }: LiveOptions = {},
): void {
  presenceRoute(app, engine, hub);
  const streams = new Map<string, number>();
  app.get('/live', told, (request, reply) => {
    const who = `${request.context.workspace} ${actorMemberId(request.context.actor) ?? ''}`;
    const open = streams.get(who) ?? 0;
    if (open >= mostStreams) throw tooManyRequests({ seconds: 60 }, { retryAfterSeconds: 60 });
    streams.set(who, open + 1);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...securityHeaders,
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const write = (text: string): void => {
      if (raw.destroyed || raw.writableEnded) return;
      if (raw.writableLength > mostUnreadBytes) raw.destroy();
      else raw.write(text);
    };
    const send = (event: string, body: unknown): void =>
      write(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
    // Rights have changed or the session has ended: the browser connects again, and is then judged anew.
    const end = (): void => {
      send('access', {});
      raw.end();
    };
    const { workspace } = request.context;
    // A session that has moved to another workspace is to hear nothing more of this one.
    const current = async (): Promise<Context> => {
      const context = await renew(request);
      if (context.workspace !== workspace) throw notSignedIn();
      return context;
    };
    let waiting: LiveMessage[] = [];
    let busy = false;
    const deliver = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      while (waiting.length > 0 && !raw.writableEnded) {
        const batch = waiting;
        waiting = [];
        const context = await current().catch(end);
        if (!context) break;
        try {
          const seen = await engine.transact(context, (tx) => visibleChanges(tx, batch), { readOnly: true });
          for (const message of seen) send('change', message);
        } catch {
          send('gap', {});
        }
      }
      busy = false;
    };
    const leave = hub.add({
      workspace,
      onGap: () => send('gap', {}),
      // Who is at a record hears of others there; his right to it was asked for when he came.
      onPresence: (place) => {
        const member = actorMemberId(request.context.actor);
        const all = hub.presence.at(workspace, place);
        if (!all.some((one) => one.member === member)) return;
        const present = all.filter((one) => one.member !== member);
        void current().then(() => send('presence', { place, present }), end);
      },
      onMessage: (message) => {
        // What is meant for others costs this stream nothing.
        if (message.members && !message.members.some((id) => id === actorMemberId(request.context.actor)))
          return;
        if (message.object === 'role' || message.object === 'member' || message.object === 'team')
          return end();
        if (waiting.length >= mostWaiting) {
          waiting = [];
          send('gap', {});
        }
        waiting.push(message);
        void deliver();
      },
    });
    const heartbeat = setInterval(() => void current().then(() => write(': \n\n'), end), heartbeatMs);
    // A connection that breaks off is an end like any other: its close follows.
    raw.on('error', () => undefined);
    raw.on('close', () => {
      clearInterval(heartbeat);
      leave();
      const left = (streams.get(who) ?? 1) - 1;
      if (left > 0) streams.set(who, left);
      else streams.delete(who);
    });
    send('ready', {});
  });
}

/** What of these changes the reader may know: bulk messages name an object only, others the records he may see. */
async function visibleChanges(
  tx: RecordTx,
  messages: readonly LiveMessage[],
): Promise<Omit<LiveMessage, 'workspace'>[]> {
  const seen: Omit<LiveMessage, 'workspace'>[] = [];
  const me = actorMemberId(tx.context.actor);
  for (const { object: name, records, members } of messages) {
    if (members) {
      if (me !== undefined && members.includes(me)) seen.push({ object: name });
      continue;
    }
    const object = tx.schema.objects.get(name);
    if (!object) {
      // Not an object of records: the schema itself, say. Its name alone tells nothing.
      seen.push({ object: name });
      continue;
    }
    const scope = scopeFor(tx.context.actor, object, 'read');
    if (scope === 'none') continue;
    if ((scope === 'all' && object.sharedBy === undefined) || !records) {
      seen.push({ object: name, ...(records ? { records } : {}) });
      continue;
    }
    const reached = await reachedIds(
      tx,
      object,
      records.map(([id]) => id),
    );
    const rest = records.filter(([id]) => reached.has(id));
    if (rest.length > 0) seen.push({ object: name, records: rest });
  }
  return seen;
}
