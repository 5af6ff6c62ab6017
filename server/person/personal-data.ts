import { say, type Locale, type Phrase } from '#persian/bilingual.ts';
import { parseFileKey, type FileStore } from '#kernel/files/store.ts';
import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import { asText, cellWriter } from '#records/quality/export/cell.ts';
import type { Look } from '#records/quality/export/look.ts';
import type { ZipEntry } from '#records/quality/export/zip.ts';
import { zoneOf } from '#records/query/civil.ts';
import { readHistory, type HistoryEntry } from '#records/query/history.ts';
import { readSome } from '#records/query/page.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { momentsOf } from '#records/quality/export/moments.ts';
import { sql } from '#kernel/database/sql.ts';
import { personPage } from './person-page.ts';
import { reachOf } from './reach.ts';
import { contactsOf } from './stored-people.ts';

/** Records of one object as they are shown to people. */
export type ShownGroup = {
  readonly label: Phrase;
  readonly records: readonly {
    readonly title: string;
    readonly values: readonly { readonly label: Phrase; readonly text: string }[];
  }[];
};

/** Everything that is kept of a person, read at one moment. */
export type PersonalData = {
  readonly title: string;
  readonly groups: readonly ShownGroup[];
  readonly json: unknown;
  readonly history: readonly HistoryEntry[];
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
};

const mostHistory = 10_000;

/** Reads it as the system: his right to it does not end where a colleague's role ends. */
export async function readPersonalData(
  tx: RecordTx,
  object: ObjectDescriptor,
  id: string,
  locale: Locale,
): Promise<PersonalData> {
  const reach = await reachOf(tx, object, id);
  const look = lookOf(tx, locale);
  const groups: ShownGroup[] = [];
  const json: Record<string, readonly Stored[]> = {};
  const files: { name: string; sha256: string }[] = [];
  const all = new Map<string, Set<string>>([[object.name, new Set(reach.self)]]);
  for (const set of [reach.goes, reach.stays, reach.beneath, reach.loose])
    for (const [name, ids] of set) all.set(name, new Set([...(all.get(name) ?? []), ...ids]));
  for (const [name, ids] of all) {
    const found = tx.schema.objects.get(name);
    if (!found || ids.size === 0) continue;
    // Another person who only names this one is no part of what is kept of him.
    const own = found.subject ? [...ids].filter((one) => !reach.loose.get(name)?.has(one)) : [...ids];
    const records = [
      ...(await readSome(tx, found, own)).values(),
      ...(await readSome(tx, found, own, true)).values(),
    ];
    if (records.length === 0) continue;
    json[name] = records;
    groups.push(shown(found, records, look));
    if (name === 'file')
      for (const { values } of records)
        files.push({ name: String(values['name']), sha256: String(values['sha256']) });
  }
  const messages = await messagesTo(tx, contactsOf(object, json[object.name] ?? []));
  if (messages.length > 0) groups.push(shownMessages(messages, look));
  const history = await wholeHistory(tx, object, id);
  const [self] = json[object.name] ?? [];
  const title = self ? shownText(object, self, object.title, look) : '';
  return {
    title,
    groups,
    json: { person: { object: object.name, id }, records: json, messages, history },
    history,
    files,
  };
}

type Message = {
  readonly at: string;
  readonly channel: 'mail' | 'sms';
  readonly recipient: string;
  readonly subject: string | null;
  readonly body: string | null;
};

const mostMessages = 10_000;

/** What was written to him, whoever's deed it was. */
const messagesTo = (tx: RecordTx, contacts: readonly string[]): Promise<Message[]> =>
  tx.rows<Message>(sql`select to_json(created_at) #>> '{}' as at, channel, recipient, subject, body from outgoing_message
    where workspace_id = ${tx.context.workspace} and recipient = any(${contacts}::text[])
    order by created_at limit ${mostMessages}`);

const ofMessages = {
  label: { fa: 'پیام‌های ارسالی', en: 'Sent messages' },
  at: { fa: 'زمان', en: 'Time' },
  recipient: { fa: 'گیرنده', en: 'To' },
  body: { fa: 'متن', en: 'Text' },
  sms: { fa: 'پیامک', en: 'SMS' },
  mail: { fa: 'رایانامه', en: 'E-mail' },
};

const shownMessages = (messages: readonly Message[], look: Look): ShownGroup => ({
  label: ofMessages.label,
  records: messages.map(({ at, channel, recipient, subject, body }) => ({
    title: subject ?? say(ofMessages[channel], look.locale),
    values: [
      { label: ofMessages.at, text: momentsOf(look).instant(new Date(at).toISOString()) },
      { label: ofMessages.recipient, text: recipient },
      ...(body === null ? [] : [{ label: ofMessages.body, text: body }]),
    ],
  })),
});

/** A page for people, the same as JSON, and the files. */
export async function* personalDataEntries(
  { tx, files: store }: { readonly tx: RecordTx; readonly files: FileStore },
  data: PersonalData,
  locale: Locale,
): AsyncGenerator<ZipEntry> {
  yield { name: 'index.html', content: [personPage(data, locale, lookOf(tx, locale))] };
  yield { name: 'data.json', content: [`${JSON.stringify(data.json, null, 1)}\n`] };
  const taken = new Set<string>();
  for (const [index, { name, sha256 }] of data.files.entries()) {
    const key = parseFileKey(sha256);
    if (!key || (await store.size(tx.context.workspace, key)) === undefined) continue;
    const safe = name.replaceAll(/[\\/:*?"<>|]/g, '-').replace(/^\.+/, '');
    const unique = taken.has(safe) ? `${index + 1}-${safe}` : safe;
    taken.add(unique);
    yield { name: `files/${unique}`, content: await store.read(tx.context.workspace, key) };
  }
}

async function wholeHistory(
  tx: RecordTx,
  object: ObjectDescriptor,
  id: string,
): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let next: string | null | undefined;
  do {
    const page = await readHistory(tx, object, id, next ?? undefined);
    entries.push(...page.entries);
    ({ next } = page);
  } while (next !== null && entries.length < mostHistory);
  return entries;
}

const shown = (object: ObjectDescriptor, records: readonly Stored[], look: Look): ShownGroup => ({
  label: object.many,
  records: records.map((record) => ({
    title: shownText(object, record, object.title, look),
    values: [...object.fields.values()].flatMap((field) => {
      if (field.kind === 'structured' || field.name === object.title) return [];
      const text = shownText(object, record, field.name, look);
      return text === '' ? [] : [{ label: field.label, text }];
    }),
  })),
});

function shownText(object: ObjectDescriptor, record: Stored, name: string, look: Look): string {
  const field = object.fields.get(name);
  return field ? asText(cellWriter(field, look)(record.values[name])) : '';
}

const lookOf = (tx: RecordTx, locale: Locale): Look => ({
  values: 'shown',
  locale,
  digits: locale,
  calendar: locale === 'fa' ? 'jalali' : 'gregorian',
  unit: tx.workspace.settings['displayUnit'] === 'rial' ? 'rial' : 'toman',
  timeZone: zoneOf(tx),
});

export const fileNameOf = (title: string, locale: Locale): string =>
  `${say({ fa: 'داده‌های', en: 'Data of' }, locale)} ${title.replaceAll(/[\\/:*?"<>|]/g, '-').slice(0, 80)}.zip`;
