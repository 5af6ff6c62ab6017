import { malformedRequest } from '#kernel/problems/common.ts';
import { readableField, scopeFor } from '#records/access/visible.ts';
import type { Linked } from '#records/define/declare.ts';
import type { FieldDescriptor } from '#records/define/descriptor.ts';
import type { Group } from '#records/query/group.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { Held, Sums, WinRate } from '../contract/reports.ts';
import { dealCompetitor } from '../competitor/deal-competitor.ts';
import { deal } from '../deal/object.ts';
import { decided, sums } from './outcome.ts';
import type { View } from './view.ts';

/** Kinds of fields that put deals into groups of which a rate says something. */
const groupingKinds: ReadonlySet<string> = new Set(['choice', 'link', 'member', 'team', 'yesNo']);

/** Decided deals of the period by the competitors that were met on them, in place of a field of the deal. */
export const byCompetitor = 'competitor';

/**
 * How deals ended by any choice or link of theirs, fields made on screen among them, or by the competitors met. The one
 * that brought most wins first. @throws malformedRequest for a field that makes no groups, unknownField for a hidden one
 */
export async function readWinRates(tx: RecordTx, view: View, name: string): Promise<readonly WinRate[]> {
  if (name === byCompetitor) return readCompetitors(tx, view);
  const object = tx.schema.objects.get(deal.name) ?? deal.descriptor;
  const field = readableField(tx.context.actor, object, name);
  if (!groupingKinds.has(field.kind)) throw malformedRequest({ reason: noGroups(field) }, { field: 'by' });
  const groups = await tx.records(deal).groups({
    filter: decided(view, 'now', ['won', 'lost']),
    by: [name, 'status'],
    measures: sums(tx),
  });
  return ratesOf(groups, 'deal', (key, status) =>
    decided(
      view,
      'now',
      [status],
      [key === null ? { field: name, op: 'empty' } : { field: name, op: 'eq', value: key }],
    ),
  );
}

/** A deal on which two competitors were met counts against each of them. */
async function readCompetitors(tx: RecordTx, view: View): Promise<readonly WinRate[]> {
  if (scopeFor(tx.context.actor, dealCompetitor.descriptor, 'read') === 'none') return [];
  const met = (statuses: readonly string[], more: readonly Filter[] = []): Filter => ({
    and: [...throughDeal(decided(view, 'now', statuses)), ...more],
  });
  const of = async (status: string): Promise<readonly Group[]> =>
    (await tx.records(dealCompetitor).groups({ filter: met([status]), by: ['competitor'] })).map((group) => ({
      ...group,
      keys: [...group.keys, status],
    }));
  const groups = [...(await of('won')), ...(await of('lost'))];
  return ratesOf(groups, 'deal_competitor', (key, status) =>
    met([status], [{ field: 'competitor', op: 'eq', value: key }]),
  );
}

/** The conditions on deals, asked of the deal of each row. */
const throughDeal = (filter: Filter): readonly Filter[] =>
  'and' in filter
    ? filter.and.map((one) => ('field' in one ? { ...one, field: `deal.${one.field}` } : one))
    : [filter];

function ratesOf(
  groups: readonly Group[],
  object: WinRate['object'],
  rowsOf: (key: string | null, status: string) => Filter,
): readonly WinRate[] {
  const keyOf = ({ keys: [first] }: Group): string | null => {
    if (first === null || first === undefined) return null;
    return typeof first === 'object' ? ((first as Linked).id ?? null) : String(first);
  };
  const names = [...new Set(groups.map(keyOf))];
  return names
    .map((key): WinRate => {
      const held = (status: string): Held => {
        const found = groups.find((group) => keyOf(group) === key && group.keys[1] === status);
        return {
          count: found?.count ?? 0,
          value: (found?.measures[0] as Sums | undefined) ?? [],
          rows: rowsOf(key, status),
        };
      };
      const [won, lost] = [held('won'), held('lost')];
      const first = groups.find((group) => keyOf(group) === key)?.keys[0];
      const title = first !== null && typeof first === 'object' ? (first as Linked).title : null;
      return { key, title, object, won, lost, winRate: won.count / (won.count + lost.count) };
    })
    .toSorted((one, other) => other.won.count - one.won.count || other.lost.count - one.lost.count);
}

const noGroups = ({ label }: FieldDescriptor) => ({
  fa: `نرخ برد به تفکیک «${label.fa}» معنا ندارد؛ فیلدی بگویید که انتخابی یا پیوند باشد.`,
  en: `A win rate by “${label.en}” means nothing; name a field that is a choice or a link.`,
});
