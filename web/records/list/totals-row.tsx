import type { ObjectContract, PageQuery } from '#records/contract.ts';
import { classes, Skeleton, useWords } from '#web/kit/index.ts';

import { faceOf } from '../fields/index.tsx';
import type { Column } from './columns.ts';
import { measuredOf, Sum, useSums } from './totals.tsx';
import { listWords } from './words.ts';

/** The foot of a list: what its amounts come to, over everything the filter leaves and not what happens to be loaded. */
const Totals = (props: {
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
            at > 0 && faceOf(field).end && 'by-ones',
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

export default Totals;
