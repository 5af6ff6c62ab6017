import type {
  FieldContract,
  Group,
  GroupQuery,
  Money,
  ObjectContract,
  PageQuery,
} from '#records/contract.ts';
import { Amount, classes, Skeleton, useWords } from '#web/kit/index.ts';

import { useGroups } from '../data/read.ts';
import { faceOf } from '../fields/index.tsx';
import { MoneyAmount } from '../fields/money.tsx';
import type { Column } from './columns.ts';
import { listWords } from './words.ts';

/** The server takes so many measures at once. */
const mostMeasures = 6;

/** The columns that add up to something. */
export const measuredOf = (columns: readonly Column[]): readonly FieldContract[] =>
  columns
    .map(({ field }) => field)
    .filter((field) => field.measurable && field.kind !== 'percent' && field.kind !== 'rating')
    .slice(0, mostMeasures);

/** The foot of a list: what its amounts come to, over everything the filter leaves and not what happens to be loaded. */
export const Totals = (props: {
  readonly object: ObjectContract;
  readonly query: PageQuery;
  readonly columns: readonly Column[];
  readonly offsets: readonly (number | undefined)[];
}) => {
  const { object, query, columns } = props;
  const text = useWords(listWords);
  const measured = measuredOf(columns);
  const sums = useSums(object, query, measured);
  return (
    <div
      role="row"
      className="sticky bottom-0 z-2 grid h-row grid-cols-(--columns) bg-surface-2 text-ink shadow-[inset_0_1px_0_var(--surface-3)]"
    >
      {columns.map(({ field }, at) => (
        <div
          key={field.name}
          role="gridcell"
          aria-colindex={at + 1}
          style={props.offsets[at] === undefined ? undefined : { insetInlineStart: props.offsets[at] }}
          className={classes(
            'flex min-w-0 items-center truncate px-2',
            props.offsets[at] !== undefined && 'sticky bg-inherit',
            at === 0 && 'font-medium',
            at > 0 && faceOf(field).end && 'justify-end',
          )}
        >
          {at === 0 ? text.total : null}
          {measured.includes(field) ? (
            sums ? (
              <Sum measure={sums[measured.indexOf(field)] ?? null} short />
            ) : (
              <Skeleton className="h-3 w-20" />
            )
          ) : null}
        </div>
      ))}
    </div>
  );
};

/** What these fields come to over everything that the filter leaves; undefined until that is known. */
export function useSums(
  object: ObjectContract,
  query: PageQuery,
  measured: readonly FieldContract[],
): Group['measures'] | undefined {
  const wanted: GroupQuery = {
    ...(query.filter ? { filter: query.filter } : {}),
    ...(query.variant === undefined ? {} : { variant: query.variant }),
    measures: measured.map(({ name }) => ({ measure: 'sum', field: name })),
  };
  const { data } = useGroups(object.name, wanted, measured.length > 0);
  return data && (data[0]?.measures ?? []);
}

/** A sum: of money one amount a currency, for they are never added. */
export const Sum = (props: { readonly measure: Group['measures'][number]; readonly short?: boolean }) => {
  const { measure, short = false } = props;
  if (measure === null) return null;
  if (typeof measure === 'number') return <Amount value={measure} />;
  return (
    <span className="flex min-w-0 flex-wrap gap-x-2">
      {measure.map((money: Money) => (
        <MoneyAmount key={money.currency} money={money} short={short} />
      ))}
    </span>
  );
};
