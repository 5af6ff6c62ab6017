import type { ReactNode } from 'react';

import { classes, WideFrame } from '#web/kit/index.ts';

export type Column<Row> = {
  readonly name: string;
  readonly of: (row: Row) => ReactNode;
  /** Words at the start, figures at the end of their column. */
  readonly words?: true;
};

/** Figures as a table that scrolls sideways where it does not fit. */
export const Table = <Row,>(props: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}) => {
  const { label, columns, rows, keyOf } = props;
  return (
    <WideFrame className="px-2">
      {/* Two columns stand near each other, for the eye to find the one from the other. */}
      <table
        aria-label={label}
        className={classes('w-full border-collapse leading-table', columns.length === 2 && 'max-w-xl')}
      >
        <thead>
          <tr className="text-sm text-ink-muted">
            {columns.map(({ name, words }) => (
              <th
                key={name}
                scope="col"
                className={classes(
                  'px-2 pb-1.5 font-normal whitespace-nowrap',
                  words ? 'text-start' : 'by-ones',
                )}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-t border-surface-2">
              {columns.map(({ name, of, words }, index) =>
                index === 0 ? (
                  <th key={name} scope="row" className="h-row min-w-28 px-2 py-1 text-start font-normal">
                    {of(row)}
                  </th>
                ) : (
                  <td
                    key={name}
                    className={classes('h-row px-2 whitespace-nowrap', words ? 'text-start' : 'by-ones')}
                  >
                    {of(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideFrame>
  );
};
