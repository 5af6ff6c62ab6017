import { actorMemberId } from '#kernel/context/context.ts';
import { hashOf, newToken } from '#kernel/auth/token.ts';
import { workspaceName } from '#kernel/workspace/name.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { Linked } from '#records/define/declare.ts';
import { recordNotFound } from '#records/problems.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { lastChanges } from '#records/write/along.ts';
import { lockRows } from '#records/write/update.ts';
import type { QuoteDocument, QuoteSending } from '../contract/quote.ts';
import { requireApproval } from '../discount/approvals.ts';
import {
  quoteAnswered,
  quoteEmpty,
  quoteNeedsParty,
  quoteNotSent,
  quoteMovedOn,
  quotePast,
} from './problems.ts';
import { addDays } from '#persian/jalali/civil.ts';
import { todayOf } from '#records/query/civil.ts';
import { openStates } from './choices.ts';
import { composeDocument, fingerprintOf } from './compose.ts';
import { quoteLetter } from './letter.ts';
import { quote, quoteLink, quoteVersion } from './object.ts';
import { nextVersion, usualDays } from './rules.ts';
import { makeStandardTemplates } from './standard-templates.ts';
import { firstTemplate } from './template.ts';

const idOf = (value: unknown): string => (value as Linked | null | undefined)?.id ?? '';

/** Makes a quote of a deal in one step; a draft that is there already is gone on with. @returns its id */
export async function startQuote(tx: RecordTx, dealId: string): Promise<string> {
  const quotes = tx.records(quote);
  await tx.recordsOf('deal').get(dealId);
  const { records } = await quotes.page({
    filter: {
      and: [
        { field: 'deal', op: 'eq', value: dealId },
        { field: 'state', op: 'eq', value: 'draft' },
      ],
    },
    fields: [],
    limit: 1,
  });
  if (records[0]) return records[0].id;
  if (!(await firstTemplate(tx)))
    await makeStandardTemplates(tx.bySystem('the first quote templates'), tx.context.locale);
  const [made = ''] = await quotes.create([{ deal: dealId }]);
  return made;
}

/** The quote, locked, for who may change it. @throws recordNotFound · notAllowed */
export async function quoteToChange(tx: RecordTx, id: string): Promise<Stored> {
  const { object } = tx.records(quote);
  if ((await lockRows(tx, object, [id], 'update')).size === 0) throw recordNotFound({ object: object.one });
  return tx.records(quote).get(id);
}

export type Way = { readonly way: 'mail' | 'sms'; readonly to: string } | { readonly way: 'copied' };

/**
 * Freezes the draft as a version, if it is one, and makes a link to it: sent by mail or SMS through the outgoing queue, or
 * handed to who asks. The link's key is told this once.
 * @throws discountNotApproved · quoteEmpty · quoteNeedsParty · quotePast · quoteAnswered
 */
export async function sendQuote(
  tx: RecordTx,
  { send, publicUrl }: Pick<ModuleTools, 'send' | 'publicUrl'>,
  id: string,
  wish: Way,
): Promise<QuoteSending> {
  const found = await quoteToChange(tx, id);
  const state = String(found.values['state']);
  if (state !== 'draft' && !openStates.some((one) => one === state)) throw quoteAnswered();
  if (String(found.values['validUntil']) < todayOf(tx)) throw quotePast();
  const version = state === 'draft' ? await freeze(tx, found) : await currentVersion(tx, found);
  const token = `${tx.context.workspace}.${newToken()}`;
  await tx
    .bySystem('a link to a quote', { signed: true })
    .records(quoteLink)
    .create([
      {
        quote: id,
        sent: version.id,
        way: wish.way,
        recipient: 'to' in wish ? wish.to : null,
        tokenHash: hashOf(token).toString('hex'),
      },
    ]);
  const path = `/q#${token}`;
  if (wish.way === 'copied') return { path, state: 'copied' };
  if (!publicUrl) return { path, state: 'unsendable' };
  const document = version.values['document'] as QuoteDocument;
  const sent = await send(tx, {
    kind: quoteLetter,
    channel: wish.way,
    to: wish.to,
    locale: document.language,
    parameters: {
      firm: document.seller.name || (await workspaceName(tx, tx.context.workspace)),
      buyer: document.buyer.name,
      number: document.number,
      validUntil: document.validUntil,
      link: publicUrl + path,
    },
  });
  return { path, state: sent.state };
}

async function freeze(tx: RecordTx, found: Stored): Promise<Stored> {
  const deal = await tx.recordsOf('deal').get(idOf(found.values['deal']));
  await requireApproval(tx, deal);
  const document = await composeDocument(tx, found);
  if (document.rows.length === 0) throw quoteEmpty();
  if (document.buyer.name === '') throw quoteNeedsParty();
  const system = tx.bySystem('a quote that is sent', { signed: true });
  const sentAt = tx.context.now().toISOString();
  const payable = { amount: document.sums.total, currency: document.currency };
  await system
    .records(quote)
    .update([
      { id: found.id, values: { state: 'sent', sentAt, payable, party: idOf(deal.values['party']) } },
    ]);
  const versions = system.records(quoteVersion);
  const [id = ''] = await versions.create([
    {
      quote: found.id,
      deal: deal.id,
      edition: document.version,
      document,
      fingerprint: fingerprintOf(document),
      sentAt,
      owner: idOf(found.values['owner']) || actorMemberId(tx.context.actor) || null,
    },
  ]);
  return versions.get(id);
}

/** The frozen version that stands now. @throws quoteNotSent */
export async function currentVersion(tx: RecordTx, { id, values }: Stored): Promise<Stored> {
  const { records } = await tx
    .bySystem('the version of a quote that stands')
    .records(quoteVersion)
    .page({
      filter: {
        and: [
          { field: 'quote', op: 'eq', value: id },
          { field: 'edition', op: 'eq', value: Number(values['edition']) },
        ],
      },
      limit: 1,
    });
  if (!records[0]) throw quoteNotSent();
  return records[0];
}

/** Makes of a quote that was sent the draft of its next version; links to the former one say so. @throws quoteAnswered */
export async function reviseQuote(tx: RecordTx, id: string): Promise<void> {
  const { values } = await quoteToChange(tx, id);
  if (values['state'] === 'draft') return;
  if (values['state'] === 'accepted') throw quoteAnswered();
  await tx
    .bySystem('the next version of a quote', { signed: true })
    .records(quote)
    .update([{ id, values: { ...nextVersion(values), ...(await freshTerm(tx, values)) } }]);
}

/** A version that follows one past its validity is valid as long as a new quote would be. */
async function freshTerm(tx: RecordTx, values: Stored['values']): Promise<{ validUntil?: string }> {
  const today = todayOf(tx);
  if (String(values['validUntil']) >= today) return {};
  const template = await tx
    .bySystem('the template of a quote')
    .recordsOf('quote_template')
    .find(idOf(values['template']));
  return { validUntil: addDays(today, Number(template?.values['validDays'] ?? usualDays)) };
}

/** Takes a quote back: its links say so, and nobody can accept it. @throws quoteNotSent */
export async function withdrawQuote(tx: RecordTx, id: string): Promise<void> {
  const { values } = await quoteToChange(tx, id);
  if (values['state'] === 'withdrawn') return;
  if (!openStates.some((state) => state === values['state'])) throw quoteNotSent();
  await tx
    .bySystem('a quote that is withdrawn', { signed: true })
    .records(quote)
    .update([{ id, values: { state: 'withdrawn' } }]);
}

/** Puts a quote in force again that was taken back: its links open as they did. @throws quoteMovedOn */
export async function reinstateQuote(tx: RecordTx, id: string): Promise<void> {
  const { values } = await quoteToChange(tx, id);
  if (openStates.some((state) => state === values['state'])) return;
  if (values['state'] !== 'withdrawn') throw quoteMovedOn();
  await tx
    .bySystem('a quote that is put in force again', { signed: true })
    .records(quote)
    .update([{ id, values: { state: values['openedAt'] ? 'opened' : 'sent' } }]);
}

/** Takes the next version back as long as nobody has touched it: the former one stands as it stood. @throws quoteMovedOn */
export async function resumeVersion(tx: RecordTx, id: string): Promise<void> {
  const found = await quoteToChange(tx, id);
  const system = tx.bySystem('the former version of a quote', { signed: true });
  const changes = await lastChanges(system, system.records(quote).object, found);
  if (found.values['state'] !== 'draft' || changes?.['edition'] === undefined) throw quoteMovedOn();
  const before = Object.fromEntries(Object.entries(changes).map(([name, [value]]) => [name, value]));
  await system.records(quote).update([{ id, values: before }]);
}

/** Quotes whose last day is over and that nobody answered. @returns how many */
export async function expireQuotes(tx: RecordTx): Promise<number> {
  const quotes = tx.bySystem('quotes past their validity').records(quote);
  const { records } = await quotes.page({
    filter: {
      and: [
        { field: 'state', op: 'in', value: [...openStates] },
        { field: 'validUntil', op: 'lt', value: todayOf(tx) },
      ],
    },
    fields: [],
    limit: 200,
  });
  if (records.length > 0)
    await quotes.update(records.map(({ id, version }) => ({ id, version, values: { state: 'expired' } })));
  return records.length;
}
