import { beginning } from '#persian/beginning.ts';
import type { LoggedEvent } from '#kernel/events/event.ts';
import { defineNotification, type Occasion } from '#records/define/notification.ts';
import { linkedIds } from '#records/notices/when.ts';
import type { RecordTx } from '#records/records.ts';
import { quote } from './object.ts';

const seen = defineNotification({
  name: 'quote-opened',
  label: { fa: 'مشتری پیش‌فاکتور را دید', en: 'A customer opened a quote' },
  topic: 'quote',
  names: ['party'],
  say: ({ title, linked }) => ({
    fa: `${linked['party'] ?? 'مشتری'} پیش‌فاکتور ${title} را دید`,
    en: `${linked['party'] ?? 'The customer'} opened the quote ${title}`,
  }),
  source: { log: (tx, events) => occasions(tx, events, 'quote.opened') },
});

const accepted = defineNotification({
  name: 'quote-accepted',
  label: { fa: 'پیش‌فاکتور پذیرفته شد', en: 'A quote was accepted' },
  ways: ['mail'],
  urgent: true,
  topic: 'quote',
  names: ['party'],
  say: ({ title, detail, linked }) => ({
    fa: `${detail['by'] ?? linked['party'] ?? 'مشتری'} پیش‌فاکتور ${title} را پذیرفت`,
    en: `${detail['by'] ?? linked['party'] ?? 'The customer'} accepted the quote ${title}`,
  }),
  source: { log: (tx, events) => occasions(tx, events, 'quote.accepted') },
});

const refused = defineNotification({
  name: 'quote-refused',
  label: { fa: 'پیش‌فاکتور رد شد', en: 'A quote was refused' },
  ways: ['mail'],
  topic: 'quote',
  say: ({ title, detail }) => ({
    fa: `${detail['by'] ?? 'مشتری'} پیش‌فاکتور ${title} را رد کرد${detail['comment'] ? `: ${detail['comment']}` : ''}`,
    en: `${detail['by'] ?? 'The customer'} refused the quote ${title}${detail['comment'] ? `: ${detail['comment']}` : ''}`,
  }),
  source: { log: (tx, events) => occasions(tx, events, 'quote.refused') },
});

const expired = defineNotification({
  name: 'quote-expired',
  label: { fa: 'پیش‌فاکتوری بی‌پاسخ از اعتبار افتاد', en: 'A quote ran out unanswered' },
  topic: 'quote',
  say: ({ title }) => ({
    fa: `پیش‌فاکتور ${title} بی‌پاسخ ماند و اعتبارش گذشت`,
    en: `The quote ${title} ran out unanswered`,
  }),
  source: { log: (tx, events) => occasions(tx, events, 'quote.expired') },
});

export const quoteNotifications = [seen, accepted, refused, expired];

/** The quote's owner is told what became of it. */
async function occasions(tx: RecordTx, events: readonly LoggedEvent[], fact: string): Promise<Occasion[]> {
  const told = events.filter((event) => event.fact === fact);
  if (told.length === 0) return [];
  const quotes = await tx.records(quote).some(told.map(({ recordId }) => recordId));
  return told.flatMap(({ recordId, recordVersion, at }) => {
    const values = quotes.get(recordId)?.values ?? {};
    const detail: Record<string, string> = {};
    const by = values['decidedBy'];
    const comment = values['comment'];
    if (typeof by === 'string') detail['by'] = by;
    if (typeof comment === 'string') detail['comment'] = beginning(comment, 200);
    return linkedIds(values['owner']).map((member): Occasion => ({
      member,
      object: 'quote',
      record: recordId,
      key: `${recordId} ${recordVersion}`,
      at,
      detail,
    }));
  });
}
