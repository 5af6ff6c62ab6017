import { say } from '#persian/bilingual.ts';
import { CategoryDot, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';

import type { Cell, FigureTable as Figures, TableCell } from '../../contract/table.ts';
import { talkTime } from '../../contract/words/activity.ts';
import { sellerWords } from '../../contract/words/sellers.ts';
import { Amounts, RowsLink, useNumbers } from './figures.tsx';
import { Table } from './table.tsx';

/** Figures as they were declared, in the reader's own words, digits and unit of money; numbers open to their rows. */
export const FigureTable = ({ table }: { readonly table: Figures }) => {
  const { locale } = useLocale();
  return (
    <Table
      label={say(table.title, locale)}
      columns={table.columns.map(({ head, words }, at) => ({
        name: say(head, locale),
        ...(words ? { words } : {}),
        of: ({ cells }: Row) => <Figure cell={cells[at]} />,
      }))}
      rows={table.rows.map((cells, index): Row => ({ cells, index }))}
      keyOf={({ index }) => String(index)}
    />
  );
};

type Row = { readonly cells: readonly TableCell[]; readonly index: number };

const Figure = ({ cell }: { readonly cell: TableCell | undefined }) => {
  if (!cell) return null;
  if (!cell.beside) return <One cell={cell} />;
  const [before, lastYear] = cell.beside;
  return (
    <>
      <One cell={cell} />
      <span className="block text-xs leading-title text-ink-muted">
        <One cell={before} plain /> · <One cell={lastYear} plain />
      </span>
    </>
  );
};

const One = ({ cell, plain = false }: { readonly cell: Cell; readonly plain?: boolean }) => {
  const words = useWords(sellerWords);
  const { locale } = useLocale();
  const { number, share, days } = useNumbers();
  const talk = useTalkTime();
  if ('text' in cell)
    return (
      <span className="inline-flex items-center gap-2 whitespace-nowrap">
        {cell.dot === undefined ? null : <CategoryDot category={cell.dot} />}
        <bdi>{say(cell.text, locale)}</bdi>
      </span>
    );
  if ('count' in cell)
    return cell.opens && !plain ? (
      <RowsLink
        object={cell.opens.object}
        rows={cell.opens.rows}
        count={cell.count}
        label={say(cell.opens.label, locale)}
      />
    ) : (
      <>{number(cell.count)}</>
    );
  if ('share' in cell)
    return (
      <>
        {share(cell.share)}
        {cell.of ? (
          <span className="ms-1.5 inline-block min-w-16 text-start text-sm text-ink-muted">
            {number(cell.of[0])} {words.of}{' '}
            {cell.opens && !plain ? (
              <RowsLink
                object={cell.opens.object}
                rows={cell.opens.rows}
                count={cell.of[1]}
                label={say(cell.opens.label, locale)}
              />
            ) : (
              number(cell.of[1])
            )}
          </span>
        ) : null}
      </>
    );
  if ('between' in cell)
    return <>{cell.between ? words.between(share(cell.between[0]), share(cell.between[1])) : '—'}</>;
  if ('money' in cell)
    return <Amounts sums={cell.money} strong={cell.as === 'result'} signed={cell.as === 'change'} />;
  if ('day' in cell) return <RelativeDate value={cell.day} />;
  return <>{'days' in cell ? days(cell.days) : talk(cell.minutes)}</>;
};

/** «۳ ساعت و ۲۰ دقیقه» */
export function useTalkTime(): (minutes: number) => string {
  const { locale } = useLocale();
  const { number } = useNumbers();
  return (minutes) => talkTime(minutes, locale, number);
}
