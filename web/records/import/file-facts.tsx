import type { ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import { useFileRows, type ImportView } from './data.ts';
import { FileTable } from './preview.tsx';

const words = {
  rows: { fa: (count: string) => `${count} سطر`, en: (count: string) => counted(count, 'row', 'rows') },
  columns: {
    fa: (count: string) => `${count} ستون`,
    en: (count: string) => counted(count, 'column', 'columns'),
  },
  split: { fa: (mark: string) => `جدا با ${mark}`, en: (mark: string) => `split by ${mark}` },
  workbook: { fa: 'اکسل', en: 'Excel' },
  sheet: { fa: (name: string) => `برگهٔ «${name}»`, en: (name: string) => `sheet “${name}”` },
  damaged: { fa: 'این پرونده آسیب دیده است', en: 'This file is damaged' },
  preview: { fa: 'سطرهای نخست', en: 'First rows' },
  ',': { fa: 'ویرگول', en: 'commas' },
  ';': { fa: 'نقطه‌ویرگول', en: 'semicolons' },
  '؛': { fa: 'نقطه‌ویرگول فارسی', en: 'Persian semicolons' },
  '،': { fa: 'ویرگول فارسی', en: 'Persian commas' },
  '|': { fa: 'خط عمودی', en: 'bars' },
  '\t': { fa: 'جهش (Tab)', en: 'tabs' },
};

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1256': 'Windows-1256',
};

const isWorkbook = (name: string): boolean => /\.xlsx?$/i.test(name);
const previewRows = [2, 3, 4, 5, 6];

/** What the file turned out to be, in one line of words. */
export const FileFacts = ({ view }: { readonly view: ImportView }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const { layout, rows, columns } = view.analysis;
  const { delimiter } = layout;
  const mark = delimiter in words ? text[delimiter as ','] : `«${delimiter}»`;
  const facts: ReactNode[] = [
    <bdi key="name" className="font-medium text-ink">
      {view.fileName}
    </bdi>,
    text.rows(formatNumber(rows, digits)),
    text.columns(formatNumber(columns.length, digits)),
    ...(isWorkbook(view.fileName)
      ? [view.analysis.sheet ? text.sheet(view.analysis.sheet) : text.workbook]
      : [
          <bdi key="encoding" dir="ltr">
            {encodings[layout.encoding]}
          </bdi>,
          text.split(mark),
        ]),
  ];
  return (
    // A mark stands before each fact; those that begin a line lie outside and are cut.
    <div className="overflow-clip">
      <ul className="-ms-5 flex flex-wrap items-center gap-y-1 text-ink-muted">
        {facts.map((fact, index) => (
          <li key={index} className="flex items-center">
            <span aria-hidden="true" className="w-5 text-center text-ink-faint">
              ·
            </span>
            {fact}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Harm that was done before the file came here: it is said at once, for no mapping helps. */
export const DamageNotice = ({ view }: { readonly view: ImportView }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { damage } = view.analysis;
  return damage ? (
    <div role="alert" className="flex gap-3 rounded-card bg-danger-soft px-4 py-3">
      <CircleAlert aria-hidden="true" size={20} className="mt-0.5 shrink-0 text-danger" />
      <div>
        <p className="font-strong">{text.damaged}</p>
        <p>{say(damage.message, locale)}</p>
      </div>
    </div>
  ) : null;
};

/** The first rows, as they will be read. */
export const FilePreview = ({ view }: { readonly view: ImportView }) => {
  const text = useWords(words);
  const { data: rows } = useFileRows(view.id, previewRows);
  return rows ? (
    <FileTable label={text.preview} columns={view.analysis.columns} rows={rows} />
  ) : (
    <Skeleton className="h-8 w-full" lines={6} />
  );
};
