import { Pause, Play } from 'lucide-react';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { formatDuration } from '#persian/duration.ts';
import type { ImportProgress, ObjectContract } from '#records/contract.ts';
import { Button, ErrorState, Link, useLocale, useWords } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { listHref } from '../data/paths.ts';
import { CancelButton } from './cancel-button.tsx';
import { setPaused, type ImportView } from './data.ts';
import { listSearch } from '../filter/address.ts';
import { nameOf } from './imports-page.tsx';
import { JoinedRows } from './joined-rows.tsx';
import { LeftOut } from './left-out.tsx';
import { RowsProgress } from './rows-progress.tsx';
import { UndoButton, UndoProgress } from './undo-part.tsx';

const words = {
  running: { fa: 'در حال وارد کردن', en: 'Importing' },
  linking: { fa: 'پیوند دادن سطرها به هم', en: 'Linking the rows to each other' },
  paused: { fa: 'ایستاده است', en: 'Paused' },
  leave: {
    fa: 'می‌توانید این صفحه را ببندید؛ کار در پس‌زمینه ادامه دارد.',
    en: 'You may leave this page; it goes on without it.',
  },
  pause: { fa: 'توقف موقت', en: 'Pause' },
  resume: { fa: 'ادامه', en: 'Resume' },
  cancelled: {
    fa: (done: string, of: string) => `پس از ${done} از ${of} سطر پایان داده شد`,
    en: (done: string, of: string) => `Stopped after ${done} of ${of} rows`,
  },
  undoFailed: { fa: 'واگرد ناتمام ماند', en: 'The undoing stopped' },
  notPaused: { fa: 'متوقف نشد', en: 'It was not paused' },
  notResumed: { fa: 'ادامه نیافت', en: 'It was not resumed' },
  finished: {
    fa: (rows: string, time: string) => `ورود ${rows} سطر در ${time} تمام شد`,
    en: (rows: string, time: string) => `${counted(rows, 'row was', 'rows were')} imported in ${time}`,
  },
  moment: { fa: 'کمتر از یک ثانیه', en: 'a second' },
  created: { fa: 'ساخته شد', en: 'made' },
  updated: { fa: 'به‌روز شد', en: 'updated' },
  unchanged: { fa: 'بی‌تغییر ماند', en: 'unchanged' },
  skipped: { fa: 'کنار گذاشته شد', en: 'left out' },
  linked: { fa: 'در راه ساخته شد', en: 'made on the way' },
  apart: {
    fa: (count: string) =>
      `${count} سطر که با سطر دیگری یکی بود، همان‌گونه که خواستید جدا ماند. بعداً هم می‌توانید ادغامشان کنید:`,
    en: (count: string) =>
      `Of the rows, ${count} stayed apart from others that they are the same as, as you asked. They can be merged at any time:`,
  },
  duplicates: { fa: 'تکراری‌ها', en: 'Duplicates' },
  seeThese: { fa: 'ردیف‌های این ورود', en: 'The records of this import' },
  see: { fa: (many: string) => `دیدن ${many}`, en: (many: string) => `See ${many.toLowerCase()}` },
  another: { fa: 'ورود پروندهٔ دیگر', en: 'Import another file' },
  aside: {
    fa: 'این پرونده کنار گذاشته شد و چیزی از آن وارد نشد.',
    en: 'This file was left aside; nothing of it came in.',
  },
  failed: { fa: 'ورود داده ناتمام ماند', en: 'The import stopped' },
  safe: {
    fa: 'سطرهایی که تا اینجا وارد شده سر جای خود است و دوباره ساخته نمی‌شود.',
    en: 'Rows that came in so far are in place and will not be made twice.',
  },
};

/** How far it has come, live, and what came of it. */
export const RunStep = ({ view, object }: { readonly view: ImportView; readonly object: ObjectContract }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { progress, state } = view;
  if (!progress) return <p className="px-6 text-ink-muted max-sm:px-4">{text.aside}</p>;
  if (state === 'failed')
    return (
      <>
        <ErrorState
          title={view.undo ? text.undoFailed : text.failed}
          safe={view.undo ? undefined : text.safe}
          remedy={view.failure ? say(view.failure, locale) : undefined}
          onRetry={() =>
            void setPaused(view.id, false).catch((error: unknown) => tellFailure(text.notResumed, error))
          }
        />
        <div className="mx-auto flex max-w-md flex-wrap gap-2 px-4">
          {view.undo ? null : <CancelButton view={view} />}
          <UndoButton view={view} />
        </div>
      </>
    );
  return (
    <div className="flex w-full max-w-5xl flex-col gap-8 px-6 pt-4 pb-10 max-sm:px-4">
      {view.undo && (state === 'undoing' || state === 'undone') ? (
        <UndoProgress view={view} undo={view.undo} />
      ) : state === 'done' || state === 'cancelled' ? (
        <Result view={view} object={object} progress={progress} />
      ) : (
        <Running view={view} progress={progress} />
      )}
      {progress.joined > 0 && (state === 'done' || state === 'cancelled') ? (
        <JoinedRows view={view} object={object} count={progress.joined} />
      ) : null}
      {progress.skipped > 0 ? <LeftOut view={view} done={state === 'done' || state === 'cancelled'} /> : null}
    </div>
  );
};

const Running = ({ view, progress }: { readonly view: ImportView; readonly progress: ImportProgress }) => {
  const text = useWords(words);
  const { done, rows, ms, pass } = progress;
  const paused = view.state === 'paused';
  const switchTo = async (next: boolean) => {
    try {
      await setPaused(view.id, next);
    } catch (error) {
      tellFailure(next ? text.notPaused : text.notResumed, error);
    }
  };
  return (
    <section className="flex max-w-2xl flex-col gap-4">
      <RowsProgress
        label={paused ? text.paused : pass === 1 ? text.running : text.linking}
        done={done}
        rows={rows}
        ms={pass === 1 && !paused ? ms : 0}
      />
      <Figures progress={progress} />
      <p className="text-ink-muted">{text.leave}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          icon={paused ? <Play size={16} /> : <Pause size={16} />}
          variant={paused ? 'primary' : 'secondary'}
          onPress={() => void switchTo(!paused)}
        >
          {paused ? text.resume : text.pause}
        </Button>
        <CancelButton view={view} />
        {paused ? <UndoButton view={view} /> : null}
      </div>
    </section>
  );
};

const Result = (props: {
  readonly view: ImportView;
  readonly object: ObjectContract;
  readonly progress: ImportProgress;
}) => {
  const { view, object, progress } = props;
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const seconds = Math.round(progress.ms / 1_000);
  const time = seconds === 0 ? text.moment : formatDuration(seconds, locale);
  return (
    <section className="flex flex-col gap-6">
      <h2 className="text-lg leading-title font-strong">
        {view.state === 'cancelled'
          ? text.cancelled(formatNumber(progress.done, digits), formatNumber(progress.rows, digits))
          : text.finished(formatNumber(progress.rows, digits), time)}
      </h2>
      <Figures progress={progress} />
      {progress.apart > 0 ? (
        <p className="max-w-2xl text-ink-muted">
          {text.apart(formatNumber(progress.apart, digits))}{' '}
          <Link href={'/duplicates'}>{text.duplicates}</Link>
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-6">
        <Link
          href={`${listHref(object.name)}${listSearch({
            filter: [{ whole: { import: view.id } }],
            ...(view.plan?.variant === undefined ? {} : { variant: view.plan.variant }),
          })}`}
        >
          {text.seeThese}
        </Link>
        <Link href={listHref(object.name)}>{text.see(nameOf(object, view.plan?.variant, locale))}</Link>
        <Link href="/import">{text.another}</Link>
        {progress.created + progress.updated > 0 ? <UndoButton view={view} /> : null}
      </div>
    </section>
  );
};

/** What came of the rows so far; what there is none of is not spoken of, but what was made. */
const Figures = ({ progress }: { readonly progress: ImportProgress }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const shown = (['created', 'updated', 'unchanged', 'skipped', 'linked'] as const).filter(
    (name) => name === 'created' || progress[name] > 0,
  );
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      {shown.map((name) => (
        <div key={name} className="flex flex-col-reverse">
          <dt className="text-sm text-ink-muted">{text[name]}</dt>
          <dd className="text-2xl leading-title font-strong">{formatNumber(progress[name], digits)}</dd>
        </div>
      ))}
    </dl>
  );
};
