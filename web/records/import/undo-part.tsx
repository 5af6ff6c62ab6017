import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ImportUndo, UndoPreview } from '#records/contract.ts';
import {
  Button,
  Dialog,
  Link,
  ProgressBar,
  RadioGroup,
  showDate,
  Skeleton,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { keys } from '../data/keys.ts';
import { recordHref } from '../data/paths.ts';
import { undoImport, useUndoLeft, useUndoPreview, type ImportView } from './data.ts';

const words = {
  undo: { fa: 'واگرد این ورود', en: 'Undo this import' },
  what: {
    fa: (made: string) => `${made} رکورد ساخته‌شده به بازیافت می‌رود.`,
    en: (made: string) =>
      `${counted(made, 'record that was made goes', 'records that were made go')} to the bin.`,
  },
  back: {
    fa: (changed: string) => `${changed} رکورد مقدارهای پیشین خود را پس می‌گیرد.`,
    en: (changed: string) => `${counted(changed, 'record gets', 'records get')} their earlier values back.`,
  },
  until: {
    fa: (day: string) => `تا ${day} واگردپذیر است.`,
    en: (day: string) => `It can be undone until ${day}.`,
  },
  late: {
    fa: 'مهلت واگرد گذشته است: ۳۰ روز پس از پایان ورود.',
    en: 'It is too late to undo it: 30 days after it ended.',
  },
  changed: { fa: 'پس از ورود با دست تغییر کرده‌اند', en: 'Changed by hand since' },
  more: { fa: 'و رکوردهای دیگر', en: 'and others' },
  decide: { fa: 'با تغییرهای دستی چه شود؟', en: 'What about changes made by hand?' },
  keep: { fa: 'بمانند', en: 'Keep them' },
  keepDetail: { fa: 'آن رکوردها همان‌گونه که هستند می‌مانند.', en: 'Those records stay as they are.' },
  drop: { fa: 'آن‌ها هم واگردانده شوند', en: 'Undo them too' },
  dropDetail: {
    fa: 'رکوردها به پیش از ورود برمی‌گردند؛ تغییرهای دستی از دست می‌رود.',
    en: 'Records go back to before the import; the changes by hand are lost.',
  },
  notUndone: { fa: 'واگرد آغاز نشد', en: 'The undoing did not begin' },
  running: { fa: 'در حال واگرداندن', en: 'Being undone' },
  undone: { fa: 'این ورود واگردانده شد', en: 'This import was undone' },
  removed: { fa: 'به بازیافت رفت', en: 'went to the bin' },
  restored: { fa: 'به حال پیشین برگشت', en: 'got earlier values back' },
  left: { fa: 'دست‌نخورده ماند', en: 'left as they are' },
  leftTitle: { fa: 'آنچه دست‌نخورده ماند', en: 'What was left as it is' },
  untitled: { fa: 'بی‌نام', en: 'Untitled' },
};

/** The way to undo an import: what it would do, and what becomes of changes made by hand since. */
export const UndoButton = ({ view }: { readonly view: ImportView }) => {
  const text = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={text.undo}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Undo2 size={16} />}>{text.undo}</Button>}
    >
      {(close) => <UndoQuestion view={view} close={close} />}
    </Dialog>
  );
};

const UndoQuestion = ({ view, close }: { readonly view: ImportView; readonly close: () => void }) => {
  const text = useWords(words);
  const locale = useLocale();
  const client = useQueryClient();
  const [changed, setChanged] = useState<'keep' | 'undo'>('keep');
  const [pending, setPending] = useState(false);
  const { data, error } = useUndoPreview(view.id, true);
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <Skeleton className="h-6 w-full" lines={3} />;
  if (data.until === null) return <p>{text.late}</p>;
  const number = (count: number): string => formatNumber(count, locale.digits);
  const run = async (): Promise<void> => {
    setPending(true);
    try {
      await undoImport(view.id, changed);
      await client.invalidateQueries({ queryKey: keys.one('import', view.id) });
      close();
    } catch (failure) {
      tellFailure(text.notUndone, failure);
      setPending(false);
    }
  };
  return (
    <div className="flex flex-col gap-4 pb-2">
      <p>
        {[
          ...(data.created > 0 ? [text.what(number(data.created))] : []),
          ...(data.updated > 0 ? [text.back(number(data.updated))] : []),
        ].join(' ')}
      </p>
      <p className="text-sm text-ink-muted">{text.until(showDate(data.until.slice(0, 10), locale))}</p>
      {data.changed.length > 0 ? (
        <>
          <ChangedList preview={data} />
          <RadioGroup
            label={text.decide}
            value={changed}
            onChange={(next) => setChanged(next === 'undo' ? 'undo' : 'keep')}
            options={[
              { id: 'keep', label: text.keep, detail: text.keepDetail },
              { id: 'undo', label: text.drop, detail: text.dropDetail },
            ]}
          />
        </>
      ) : null}
      <div>
        <Button variant="danger" pending={pending} onPress={() => void run()}>
          {text.undo}
        </Button>
      </div>
    </div>
  );
};

const ChangedList = ({ preview }: { readonly preview: UndoPreview }) => {
  const text = useWords(words);
  return (
    <section>
      <h3 className="font-strong">{text.changed}</h3>
      <ul className="max-h-48 overflow-y-auto">
        {preview.changed.map((one) => (
          <li key={one.id} className="py-0.5">
            <Link href={recordHref(one.object, one.id)}>
              <bdi>{one.title ?? text.untitled}</bdi>
            </Link>
          </li>
        ))}
        {preview.more ? <li className="text-ink-muted">{text.more}</li> : null}
      </ul>
    </section>
  );
};

/** How far the undoing has come, and what it left. */
export const UndoProgress = ({ view, undo }: { readonly view: ImportView; readonly undo: ImportUndo }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const over = view.state === 'undone';
  const span = view.progress?.log;
  const size = span ? span.last + 1 - span.first : 0;
  return (
    <section className="flex flex-col gap-6">
      {over ? (
        <h2 className="text-lg leading-title font-strong">{text.undone}</h2>
      ) : (
        <div className="max-w-2xl">
          <ProgressBar
            label={text.running}
            value={span && size > 0 ? ((span.last + 1 - undo.place) / size) * 100 : 0}
          />
        </div>
      )}
      <dl className="flex flex-wrap gap-x-10 gap-y-4">
        {(['removed', 'restored', 'left'] as const).map((name) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-sm text-ink-muted">{text[name]}</dt>
            <dd className="text-2xl leading-title font-strong">{formatNumber(undo[name], digits)}</dd>
          </div>
        ))}
      </dl>
      {over && undo.left > 0 ? <LeftList id={view.id} /> : null}
    </section>
  );
};

const LeftList = ({ id }: { readonly id: string }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { data } = useUndoLeft(id, true);
  return (
    <section className="flex max-w-3xl flex-col gap-1">
      <h3 className="font-strong">{text.leftTitle}</h3>
      {data ? (
        <ul>
          {data.map((one) => (
            <li key={one.id} className="flex flex-wrap gap-x-4 border-b border-surface-3 py-2">
              <span className="min-w-0 flex-1 basis-56 truncate own-end">
                <Link href={recordHref(one.object, one.id)}>
                  <bdi>{one.title ?? text.untitled}</bdi>
                </Link>
              </span>
              <span className="text-ink-muted">{say(one.reason, locale)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton className="h-8 w-full" lines={3} />
      )}
    </section>
  );
};
