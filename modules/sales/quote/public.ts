import { hashOf } from '#kernel/auth/token.ts';
import { systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import type { Locale } from '#persian/bilingual.ts';
import type { Linked } from '#records/define/declare.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { todayOf } from '#records/query/civil.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { lockRows } from '#records/write/update.ts';
import type { PublicQuote, QuoteDocument, QuoteState } from '../contract/quote.ts';
import {
  quoteAlreadyAccepted,
  quoteAlreadyRefused,
  quoteLinkUnknown,
  quoteOutOfDate,
  quoteSuperseded,
  quoteWithdrawn,
} from './problems.ts';
import { quote, quoteLink, quoteVersion } from './object.ts';

/** `<workspace>.<43 letters>`: the number says where to look, the letters are the key. */
const tokenShape = /^([1-9]\d{0,8})\.[A-Za-z0-9_-]{43}$/;

/** A transaction in the workspace that a link leads to, by the system. @throws quoteLinkUnknown */
export async function withLink<T>(
  engine: RecordEngine,
  token: string,
  about: { readonly locale: Locale; readonly requestId: string },
  deed: (tx: RecordTx, opened: Opened) => Promise<T>,
): Promise<T> {
  const workspace = Number(tokenShape.exec(token)?.[1] ?? 0) as WorkspaceId;
  if (workspace === 0) throw quoteLinkUnknown();
  const context: Context = systemContext(workspace, 'the page of a quote', {
    ...about,
    cause: { kind: 'screen' },
  });
  try {
    return await engine.transact(context, async (tx) => deed(tx, await open(tx, token)));
  } catch (error) {
    // A workspace that is not there is told no differently from a key that is not.
    throw error instanceof Problem && error.slug === 'workspace-gone' ? quoteLinkUnknown() : error;
  }
}

/** What a link leads to; the quote is locked, so that two answers come one after the other. */
export type Opened = {
  readonly link: Stored;
  readonly quote: Stored;
  readonly document: QuoteDocument;
};

const idOf = (value: unknown): string => (value as Linked | null | undefined)?.id ?? '';

async function open(tx: RecordTx, token: string): Promise<Opened> {
  const links = await tx.records(quoteLink).page({
    filter: { field: 'tokenHash', op: 'eq', value: hashOf(token).toString('hex') },
    limit: 1,
  });
  const [link] = links.records;
  if (!link) throw quoteLinkUnknown();
  const quotes = tx.records(quote);
  await lockRows(tx, quotes.object, [idOf(link.values['quote'])], 'update');
  const found = await quotes.find(idOf(link.values['quote']));
  const version = await tx.records(quoteVersion).find(idOf(link.values['sent']));
  const deal = found && (await tx.recordsOf('deal').find(idOf(found.values['deal'])));
  if (!found || !version || !deal) throw quoteWithdrawn();
  const document = version.values['document'] as QuoteDocument;
  if (found.values['edition'] !== version.values['edition']) throw quoteSuperseded();
  if (found.values['state'] === 'withdrawn') throw quoteWithdrawn();
  return { link, quote: found, document };
}

/** Shows the quote, and notes that it was seen. @throws quoteLinkUnknown · quoteSuperseded · quoteWithdrawn */
export async function lookAtQuote(
  tx: RecordTx,
  { link, quote: found, document }: Opened,
): Promise<PublicQuote> {
  const now = tx.context.now().toISOString();
  if (!link.values['openedAt'])
    await tx.records(quoteLink).update([{ id: link.id, values: { openedAt: now } }]);
  const seen = found.values['state'] === 'sent';
  if (seen) await tx.records(quote).update([{ id: found.id, values: { state: 'opened', openedAt: now } }]);
  return told(tx, seen ? { ...found, values: { ...found.values, state: 'opened' } } : found, document);
}

const told = (tx: RecordTx, { values }: Stored, document: QuoteDocument): PublicQuote => ({
  document,
  state: isPast(tx, values) ? 'expired' : (values['state'] as QuoteState),
  decidedBy: (values['decidedBy'] as string | null) ?? null,
  decidedAt: (values['decidedAt'] as string | null) ?? null,
});

const isPast = (tx: RecordTx, values: Stored['values']): boolean =>
  values['state'] === 'expired' ||
  ((values['state'] === 'sent' || values['state'] === 'opened') &&
    String(values['validUntil']) < todayOf(tx));

export type Answer = { readonly accept: boolean; readonly name: string; readonly comment: string | null };

/**
 * Notes the customer's answer. The same answer twice is one answer; another one after it is refused, for the seller has
 * acted on the first.
 * @throws quoteOutOfDate · quoteAlreadyAccepted · quoteAlreadyRefused
 */
export async function answerQuote(
  tx: RecordTx,
  { quote: found, document }: Opened,
  { accept, name, comment }: Answer,
): Promise<{ readonly shown: PublicQuote; readonly isNew: boolean }> {
  const state = found.values['state'];
  const wanted = accept ? 'accepted' : 'refused';
  if (state === wanted) return { shown: told(tx, found, document), isNew: false };
  if (state === 'accepted') throw quoteAlreadyAccepted();
  if (state === 'refused') throw quoteAlreadyRefused();
  if (isPast(tx, found.values)) throw quoteOutOfDate();
  const now = tx.context.now().toISOString();
  const values = {
    state: wanted,
    decidedAt: now,
    decidedBy: name,
    comment,
    openedAt: (found.values['openedAt'] as string | null) ?? now,
  };
  await tx.records(quote).update([{ id: found.id, values }]);
  return { shown: told(tx, { ...found, values: { ...found.values, ...values } }, document), isNew: true };
}

/** Moves the deal of an accepted quote to the stage that its pipeline names, unless it is decided already. */
export async function moveAcceptedDeal(tx: RecordTx, { quote: found }: Opened): Promise<void> {
  const deals = tx.bySystem('an accepted quote').recordsOf('deal');
  const deal = await deals.get(idOf(found.values['deal']));
  if (deal.values['status'] !== 'open') return;
  const pipeline = await tx.recordsOf('pipeline').find(idOf(deal.values['pipeline']));
  const stage = idOf(pipeline?.values['acceptedStage']);
  if (stage !== '' && (await tx.recordsOf('stage').find(stage)))
    await deals.update([{ id: deal.id, values: { stage } }]);
}
