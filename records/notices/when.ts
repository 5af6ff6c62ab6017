import type { RecordId } from '#kernel/id.ts';
import type { Occasion, NotificationKind } from '../define/notification.ts';
import type { Linked } from '../define/declare.ts';
import type { Filter, Stored } from '../query/query.ts';
import type { RecordTx } from '../records.ts';

type Clock = Extract<NotificationKind['source'], { clock: unknown }>['clock'];

/** More in one minute are the traces of a bulk deed, whose people see it in their lists. */
const mostPages = 25;

/** All records that match, page by page, of these fields. */
export async function everyRecord(
  tx: RecordTx,
  object: string,
  filter: Filter,
  fields: readonly string[],
): Promise<Stored[]> {
  const records: Stored[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await tx
      .recordsOf(object)
      .page({ filter, fields, limit: 200, ...(cursor ? { cursor } : {}) });
    records.push(...page.records);
    if (!page.next) break;
    cursor = page.next;
  }
  return records;
}

/**
 * A clock that strikes when a record's moment has come, or so many minutes later, for its owner and those whom `also`
 * links to.
 */
export const whenMomentComes =
  (about: {
    readonly object: string;
    readonly moment: string;
    readonly owner: string;
    readonly also?: string;
    readonly minutesLater?: number;
    /** The field whose moment the sentence tells, where it is not the one that strikes. */
    readonly tells?: string;
    readonly where: Filter;
  }): Clock =>
  async (tx, after, until) => {
    const { object, moment, owner, also, tells = moment, minutesLater = 0, where } = about;
    const shifted = (at: Date): string => new Date(at.getTime() - minutesLater * 60_000).toISOString();
    const filter: Filter = {
      and: [
        { field: moment, op: 'gt', value: shifted(after) },
        { field: moment, op: 'lte', value: shifted(until) },
        where,
      ],
    };
    const fields = [...new Set([moment, tells, owner, ...(also ? [also] : [])])];
    const found = await everyRecord(tx, object, filter, fields);
    return found.flatMap(({ id, values }): Occasion[] => {
      const struck = String(values[moment]);
      return linkedIds(values[owner], also ? values[also] : null).map((member) => ({
        member,
        object,
        record: id as RecordId,
        key: `${id} ${struck}`,
        at: new Date(Date.parse(struck) + minutesLater * 60_000),
        detail: { moment: typeof values[tells] === 'string' ? values[tells] : struck },
      }));
    });
  };

/** The ids behind links, each once. */
export const linkedIds = (...values: readonly unknown[]): RecordId[] => [
  ...new Set(
    values
      .flat()
      .filter((one): one is Linked => typeof one === 'object' && one !== null && 'id' in one)
      .map(({ id }) => id as RecordId),
  ),
];
