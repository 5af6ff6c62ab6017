import type { Locale, Phrase } from '#persian/bilingual.ts';
import { actorMemberId } from '../context/context.ts';
import type { Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { invalidValues, notAllowed, notFound } from '../problems/common.ts';
import type { FieldProblem } from '../problems/problem.ts';
import { requireChannelsDeed } from './channels.ts';
import {
  channelNames,
  writableMessages,
  type Channel,
  type Rendered,
  type WritableKind,
} from './message-kind.ts';
import { textFaults, type MessageText } from './message-text.ts';
import { smsParts } from './sms-parts.ts';

/** Which text of which message. */
export type TextAddress = { readonly message: string; readonly channel: Channel; readonly locale: Locale };

/** A message as its writer sees it: what may stand in it, and its words by channel and language. */
export type WritableMessage = {
  readonly name: string;
  readonly label: Phrase;
  readonly hint: Phrase;
  /** Only an administrator writes it, for its text opens a door. */
  readonly sensitive: boolean;
  readonly texts: readonly {
    readonly channel: Channel;
    readonly locale: Locale;
    readonly places: readonly { readonly label: Phrase; readonly required: boolean }[];
    readonly standard: MessageText;
    readonly own: MessageText | null;
  }[];
};

const locales = ['fa', 'en'] as const satisfies readonly Locale[];

type Row = { message: string; channel: Channel; locale: Locale; subject: string | null; body: string };
const textOf = ({ subject, body }: Pick<Row, 'subject' | 'body'>): MessageText =>
  subject === null ? { body } : { subject, body };

/** The workspace's own words for a message that leaves; undefined where the standard ones do. */
export async function ownText(tx: Tx, address: TextAddress): Promise<MessageText | undefined> {
  const [row] = await tx.rows<Row>(
    sql`select subject, body from message_text where workspace_id = ${tx.context.workspace}
      and message = ${address.message} and channel = ${address.channel} and locale = ${address.locale}`,
  );
  return row && textOf(row);
}

/** Every message whose words a workspace may write, with them. @throws notAllowed */
export async function writableTexts(tx: Tx): Promise<WritableMessage[]> {
  requireChannelsDeed(tx.context);
  const rows = await tx.rows<Row>(
    sql`select message, channel, locale, subject, body from message_text where workspace_id = ${tx.context.workspace}`,
  );
  const own = new Map(
    rows.map((row) => [`${row.message} ${row.channel} ${row.locale}`, textOf(row)] as const),
  );
  return writableMessages().map(({ name, label, hint, sensitive, places, standard }) => ({
    name,
    label,
    hint,
    sensitive,
    texts: channelNames.flatMap((channel) =>
      locales.flatMap((locale) => {
        const words = standard(channel, locale);
        if (!words) return [];
        return {
          channel,
          locale,
          places: places.map((place) => ({
            label: place.label,
            required: place.required?.includes(channel) ?? false,
          })),
          standard: words,
          own: own.get(`${name} ${channel} ${locale}`) ?? null,
        };
      }),
    ),
  }));
}

/** @throws notAllowed · notFound where no such message is written · invalidValues that name what is wrong with the text */
export async function writeText(tx: Tx, address: TextAddress, text: MessageText): Promise<void> {
  const kind = kindToWrite(tx, address);
  const faults = textFaults(text, address.channel, kind.places);
  if (faults.length > 0) throw invalidValues({ count: faults.length }, { errors: faults });
  const { workspace, actor } = tx.context;
  const subject = address.channel === 'mail' ? (text.subject ?? null) : null;
  await tx.rows(sql`insert into message_text (workspace_id, message, channel, locale, subject, body, updated_by)
    values (${workspace}, ${address.message}, ${address.channel}, ${address.locale}, ${subject}, ${text.body}, ${actorMemberId(actor) ?? null})
    on conflict (workspace_id, message, channel, locale) do update
    set subject = excluded.subject, body = excluded.body, updated_at = now(), updated_by = excluded.updated_by`);
}

/** Goes back to the standard words. @throws notAllowed · notFound */
export async function forgetText(tx: Tx, address: TextAddress): Promise<void> {
  kindToWrite(tx, address);
  await tx.rows(sql`delete from message_text where workspace_id = ${tx.context.workspace}
    and message = ${address.message} and channel = ${address.channel} and locale = ${address.locale}`);
}

export type TextPreview = {
  readonly subject: string | null;
  readonly body: string;
  /** Parts that the operator counts, and characters left in the last; null for a mail. */
  readonly sms: { readonly parts: number; readonly left: number } | null;
  readonly faults: readonly FieldProblem[];
};

/** The text as it would leave for an invented case, with what keeps it from being saved. @throws notAllowed · notFound */
export function previewText(tx: Tx, address: TextAddress, text: MessageText): TextPreview {
  requireChannelsDeed(tx.context);
  const kind = kindOf(address);
  const { subject, body } = kind.example(address.channel, address.locale, text);
  const { parts, left } = smsParts(body);
  return {
    subject: subject ?? null,
    body,
    sms: address.channel === 'sms' ? { parts, left } : null,
    faults: textFaults(text, address.channel, kind.places),
  };
}

/** The same, as it goes to its writer for a trial. @throws notAllowed · notFound · invalidValues */
export function exampleOf(
  tx: Tx,
  address: TextAddress,
  text: MessageText,
): { kind: WritableKind; rendered: Rendered } {
  requireChannelsDeed(tx.context);
  const kind = kindOf(address);
  const faults = textFaults(text, address.channel, kind.places);
  if (faults.length > 0) throw invalidValues({ count: faults.length }, { errors: faults });
  return { kind, rendered: kind.example(address.channel, address.locale, text) };
}

function kindOf({ message, channel, locale }: TextAddress): WritableKind {
  const kind = writableMessages().find(({ name }) => name === message);
  if (!kind?.standard(channel, locale)) throw notFound();
  return kind;
}

function kindToWrite(tx: Tx, address: TextAddress): WritableKind {
  requireChannelsDeed(tx.context);
  const kind = kindOf(address);
  const { actor } = tx.context;
  if (kind.sensitive && actor.kind === 'member' && !actor.grants.admin) throw notAllowed();
  return kind;
}
