import { useNavigate } from '@tanstack/react-router';

import { formatNumber } from '#persian/digits.ts';
import { counted, say } from '#persian/bilingual.ts';
import type { ObjectContract, SchemaContract } from '#records/contract.ts';
import {
  Button,
  Link,
  NoAccessState,
  PageHeader,
  RelativeDate,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { useRecordPages } from '../data/read.ts';
import { useObject, useSchema } from '../data/schema.ts';
import { importView, type ImportView } from './data.ts';
import { Waiting } from '../waiting.tsx';
import { SavedMappings } from './saved-mappings.tsx';
import { SendFile } from './send-file.tsx';
import { StateBadge } from './state-badge.tsx';

const words = {
  title: { fa: 'ورود داده', en: 'Import' },
  earlier: { fa: 'ورودهای پیشین', en: 'Earlier imports' },
  none: { fa: 'هنوز چیزی وارد نشده است.', en: 'Nothing has been brought in yet.' },
  failed: { fa: 'ورودهای پیشین خوانده نشد', en: 'Earlier imports could not be read' },
  more: { fa: 'پیش‌ترها', en: 'Earlier ones' },
  made: { fa: (count: string) => `${count} تازه`, en: (count: string) => `${count} new` },
  changed: { fa: (count: string) => `${count} به‌روز`, en: (count: string) => `${count} updated` },
  leftOut: { fa: (count: string) => `${count} کنار`, en: (count: string) => `${count} left out` },
  rows: { fa: (count: string) => `${count} سطر`, en: (count: string) => counted(count, 'row', 'rows') },
  noAccess: {
    fa: 'مدیر فضای کار می‌تواند ورود داده را به نقش شما بیفزاید.',
    en: 'An administrator of the workspace can add imports to your role.',
  },
};

const query = { sort: [{ field: 'createdAt', direction: 'desc' }], limit: 20 } as const;

/** `/import`: the way in for a file, and what was brought in before. */
const ImportsPage = () => {
  const text = useWords(words);
  const navigate = useNavigate();
  const object = useObject('import');
  if (!object?.abilities.create) return <NoAccessState page whom={text.noAccess} />;
  const open = ({ id, analysis }: ImportView): void =>
    void navigate({ to: `/import/${id}`, search: { step: analysis.damage ? 'file' : 'what' } });
  return (
    <>
      <PageHeader title={text.title} />
      <div className="flex w-full max-w-5xl flex-col gap-8 px-6 pt-2 pb-10 max-sm:px-4">
        <SendFile onSent={open} />
        <Earlier />
        <SavedMappings />
      </div>
    </>
  );
};

export default ImportsPage;

const Earlier = () => {
  const text = useWords(words);
  const schema = useSchema();
  const pages = useRecordPages('import', query);
  const { records, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg leading-title font-strong">{text.earlier}</h2>
      <Waiting query={pages} failed={text.failed} rows={3}>
        {() =>
          records.length === 0 ? (
            <p className="text-ink-muted">{text.none}</p>
          ) : (
            <ul className="flex flex-col">
              {records.map((record) => (
                <EarlierRow key={record.id} view={importView(record)} schema={schema} />
              ))}
            </ul>
          )
        }
      </Waiting>
      {hasNextPage ? (
        <div>
          <Button variant="quiet" pending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {text.more}
          </Button>
        </div>
      ) : null}
    </section>
  );
};

const EarlierRow = ({ view, schema }: { readonly view: ImportView; readonly schema: SchemaContract }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const { plan, progress, analysis } = view;
  const number = (count: number): string => formatNumber(count, digits);
  const counts = progress
    ? [
        text.made(number(progress.created)),
        ...(progress.updated > 0 ? [text.changed(number(progress.updated))] : []),
        ...(progress.skipped > 0 ? [text.leftOut(number(progress.skipped))] : []),
      ]
    : [text.rows(number(analysis.rows))];
  const object = plan && schema.objects.find(({ name }) => name === plan.object);
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-surface-3 py-2">
      <span className="min-w-0 flex-1 basis-56 truncate">
        <Link quiet href={`/import/${view.id}`}>
          <bdi>{view.analysis.sheet ? `${view.fileName} › ${view.analysis.sheet}` : view.fileName}</bdi>
        </Link>
        {object ? <span className="ps-2 text-ink-muted">{nameOf(object, plan?.variant, locale)}</span> : null}
      </span>
      <span className="text-sm text-ink-muted">{counts.join(' · ')}</span>
      <span className="text-sm text-ink-muted">
        <RelativeDate value={view.createdAt} />
      </span>
      <StateBadge state={view.state} />
    </li>
  );
};

/** «شرکت‌ها»: the plural of what came in. */
export const nameOf = (object: ObjectContract, variant: string | undefined, locale: 'fa' | 'en'): string =>
  say((object.variants.find(({ name }) => name === variant) ?? object).many, locale);
