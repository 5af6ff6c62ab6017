import type {
  FieldContract,
  Group,
  GroupQuery,
  Money,
  ObjectContract,
  PageQuery,
} from '#records/contract.ts';
import { Amount } from '#web/kit/index.ts';

import { useGroups } from '../data/read.ts';
import { MoneyAmount } from '../fields/money.tsx';
import type { Column } from './columns.ts';

/** The server takes so many measures at once. */
const mostMeasures = 6;

/** The columns that add up to something. */
export const measuredOf = (columns: readonly Column[]): readonly FieldContract[] =>
  columns
    .map(({ field }) => field)
    .filter((field) => field.measurable && field.kind !== 'percent' && field.kind !== 'rating')
    .slice(0, mostMeasures);

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
