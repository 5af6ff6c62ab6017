import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RecordId } from '../id.ts';
import type { Adapter, Handover } from './adapter.ts';
import { fateOf, kavenegarCodes } from './kavenegar-codes.ts';
import { postForm } from './post-form.ts';

export type KavenegarSettings = { readonly apiKey: string; readonly sender: string; readonly url: string };

const patienceMs = 20_000;

const reply = z.object({
  return: z.object({ status: z.number() }),
  entries: z
    .array(
      z.object({
        messageid: z.number().or(z.string()),
        status: z.number(),
        localid: z.number().or(z.string()).optional(),
      }),
    )
    .nullish(),
});

type Entry = { readonly messageid: number | string; readonly status: number };

/**
 * Sends SMS through Kavenegar's REST API over HTTPS. Each message has a local id derived from its own, so that a send
 * that was interrupted can be asked about before it is tried again.
 */
export function kavenegarAdapter({ apiKey, sender, url }: KavenegarSettings): Adapter {
  const call = async (method: string, values: Record<string, string>): Promise<z.infer<typeof reply>> => {
    // The key stands in the path, so this address must never be logged or shown.
    const address = `${url}/v1/${encodeURIComponent(apiKey)}/sms/${method}.json`;
    return reply.parse(JSON.parse(await postForm(address, values, patienceMs)));
  };
  return {
    provider: 'kavenegar',
    async send({ id, recipient, body }) {
      const receptor = receptorOf(recipient);
      try {
        const { return: outcome, entries } = await call('send', {
          receptor,
          sender,
          message: body,
          localid: localId(id),
        });
        const [entry] = entries ?? [];
        return outcome.status === 200 && entry ? taken(entry) : refusedBy(outcome.status);
      } catch {
        // Even if it arrived: the next try asks by the local id first.
        return { outcome: 'later', code: 'unreachable', phrase: unreachable };
      }
    },
    async recall(id) {
      try {
        const { return: outcome, entries } = await call('statuslocalmessageid', { localid: localId(id) });
        const [entry] = entries ?? [];
        if (outcome.status !== 200) return refusedBy(outcome.status);
        return entry && fateOf(entry.status).state !== 'unknown' ? taken(entry) : undefined;
      } catch {
        return { outcome: 'later', code: 'unreachable', phrase: unreachable };
      }
    },
    async fates(providerIds) {
      const { return: outcome, entries } = await call('status', { messageid: providerIds.join(',') });
      if (outcome.status !== 200) throw new Error(`Kavenegar answered ${outcome.status}`);
      return new Map((entries ?? []).map(({ messageid, status }) => [String(messageid), fateOf(status)]));
    },
  };
}

/** How many messages one question about deliveries may name. */
export const mostFates = 500;

const unreachable = {
  fa: 'کاوه‌نگار در دسترس نیست یا پاسخش خوانا نبود.',
  en: 'Kavenegar cannot be reached, or its answer was not readable.',
};

function taken({ messageid, status }: Entry): Handover {
  const fate = fateOf(status);
  return fate.state === 'failed' || fate.state === 'cancelled'
    ? { outcome: 'refused', code: fate.code ?? `status-${status}`, phrase: fate.phrase ?? unreachable }
    : { outcome: 'sent', providerId: String(messageid), traceable: true };
}

function refusedBy(status: number): Handover {
  const known = kavenegarCodes[status];
  const phrase = known?.phrase ?? {
    fa: `کاوه‌نگار پیامک را نپذیرفت (${status}).`,
    en: `Kavenegar did not accept the message (${status}).`,
  };
  // What the table does not know is tried again only where the trouble is the server's.
  const again = known ? known.again : status >= 500 || status === 200 ? 60 : undefined;
  return again === undefined
    ? { outcome: 'refused', code: String(status), phrase }
    : { outcome: 'later', code: String(status), phrase, afterSeconds: again };
}

/** A positive `long` that stands for the message in the provider's account: 62 bits, the same at every try. */
export const localId = (id: RecordId): string =>
  String(createHash('sha256').update(id).digest().readBigUInt64BE() >> 2n);

/** Numbers of Iran in their national form, others with 00, as Kavenegar takes them. */
const receptorOf = (e164: string): string =>
  e164.startsWith('+98') ? `0${e164.slice(3)}` : e164.replace(/^\+/, '00');
