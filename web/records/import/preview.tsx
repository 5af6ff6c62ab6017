import type { ReactNode } from 'react';

import type { ColumnAnalysis, FileRow } from '#records/contract.ts';
import { localDigits } from '#persian/digits.ts';
import { classes, useLocale, useWords, WideFrame } from '#web/kit/index.ts';

const words = {
  row: { fa: 'سطر', en: 'Row' },
  none: { fa: 'بی‌نام', en: 'Unnamed' },
};

/** Rows as they stand in the file, under the names of its columns, with the numbers that a spreadsheet gives them. */
export const FileTable = (props: {
  readonly label: string;
  readonly columns: readonly ColumnAnalysis[];
  readonly rows: readonly (FileRow & { readonly note?: ReactNode })[];
  /** Columns that are spoken of. */
  readonly marked?: ReadonlySet<number>;
  /** The head of a last column, of what is said of each row. */
  readonly note?: string;
}) => {
  const text = useWords(words);
  const { digits } = useLocale();
  return (
    <WideFrame label={props.label} className="bg-surface-1">
      <table className="w-max min-w-full border-collapse text-sm leading-table tabular-nums">
        <thead>
          <tr className="text-ink-muted">
            <th scope="col" className={classes(headClass, 'w-14')}>
              {text.row}
            </th>
            {props.note === undefined ? null : (
              <th scope="col" className={headClass}>
                {props.note}
              </th>
            )}
            {props.columns.map(({ index, name }) => (
              <th
                key={index}
                scope="col"
                className={classes(headClass, props.marked?.has(index) && 'bg-warning-soft text-ink')}
              >
                <bdi>{name || text.none}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.row} className="border-t border-surface-2">
              <td className="px-3 py-2 text-ink-faint">{localDigits(String(row.row), digits)}</td>
              {props.note === undefined ? null : <td className="px-3 py-2">{row.note}</td>}
              {props.columns.map(({ index }) => (
                <td
                  key={index}
                  className={classes(
                    'max-w-64 truncate px-3 py-2',
                    props.marked?.has(index) && 'bg-warning-soft',
                  )}
                >
                  <bdi>{row.cells[index] ?? ''}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideFrame>
  );
};

const headClass = 'px-3 py-2 text-start font-medium whitespace-nowrap';
