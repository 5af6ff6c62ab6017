import { useId } from 'react';

import { counted } from '#persian/bilingual.ts';
import { formatNumber, localDigits } from '#persian/digits.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Link, Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { useJoined, type ImportView } from './data.ts';
import { FileTable } from './preview.tsx';

const words = {
  title: {
    fa: (count: string) => `${count} سطر با سطر دیگری یکی شد`,
    en: (count: string) => `${counted(count, 'row was', 'rows were')} joined with others`,
  },
  hint: {
    fa: 'هر یک همان بود که سطر پیش‌تری از پرونده؛ از هر دو یک رکورد شد.',
    en: 'Each was the same as an earlier row of the file; one record came of both.',
  },
  first: {
    fa: (count: string) => `${count} سطر نخست`,
    en: (count: string) => `The first ${counted(count, 'row', 'rows')}`,
  },
  with: { fa: 'یکی شد با', en: 'Joined with' },
  row: { fa: (row: string) => `سطر ${row}`, en: (row: string) => `row ${row}` },
  record: { fa: 'رکورد', en: 'record' },
};

/** The rows that became one record with an earlier row: the first of them, each with the way to its record. */
export const JoinedRows = (props: {
  readonly view: ImportView;
  readonly object: ObjectContract;
  readonly count: number;
}) => {
  const { view, object, count } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const titleId = useId();
  const { data: rows } = useJoined(view.id, true);
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-3">
      <div>
        <h2 id={titleId} className="font-strong">
          {text.title(formatNumber(count, digits))}
        </h2>
        <p className="text-ink-muted">{text.hint}</p>
      </div>
      {rows ? (
        <FileTable
          label={
            rows.length < count
              ? text.first(formatNumber(rows.length, digits))
              : text.title(formatNumber(count, digits))
          }
          columns={view.analysis.columns}
          rows={rows.map(({ row, with: first, id, title, cells }) => ({
            row,
            cells,
            note: (
              <>
                {first === null ? null : `${text.row(localDigits(String(first), digits))} · `}
                {title === null ? (
                  text.record
                ) : (
                  <Link href={recordHref(object.name, id)}>
                    <bdi>{title}</bdi>
                  </Link>
                )}
              </>
            ),
          }))}
          note={text.with}
        />
      ) : (
        <Skeleton className="h-8 w-full" lines={3} />
      )}
    </section>
  );
};
