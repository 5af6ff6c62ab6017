import { useState } from 'react';
import { Link as AriaLink } from 'react-aria-components';

import { foldSearch } from '#persian/fold.ts';
import { Bidi, SearchField, useLocale, useWords } from '#web/kit/index.ts';

import { chaptersOf, type Chapter, type OpenApi } from './document.ts';

const words = {
  search: { fa: 'جستجو در نوع‌ها', en: 'Search kinds of record' },
  chapters: { fa: 'بخش‌های راهنما', en: 'Chapters of the reference' },
  records: { fa: 'رکوردها', en: 'Records' },
  rest: { fa: 'جز رکوردها', en: 'Beside records' },
  nothing: { fa: 'چیزی با این نام نیست.', en: 'Nothing has this name.' },
};

export const chapterHref = (id: string): string => `/settings/api/${id}`;

/** Every chapter, objects first, narrowed by what is typed in either language. */
export const ChapterList = (props: { readonly reference: OpenApi; readonly current?: string }) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const [typed, setTyped] = useState('');
  const { objects, topics } = chaptersOf(props.reference, locale);
  const wanted = foldSearch(typed);
  const fits = ({ label, name = '' }: Chapter) => foldSearch(`${label} ${name}`).includes(wanted);
  const groups = [
    { title: text.records, chapters: objects.filter(fits) },
    { title: text.rest, chapters: topics.filter(fits) },
  ].filter(({ chapters }) => chapters.length > 0);
  return (
    <div className="flex flex-col gap-3">
      <SearchField label={text.search} placeholder={text.search} value={typed} onChange={setTyped} />
      <nav aria-label={text.chapters} className="flex flex-col gap-4">
        {groups.length === 0 ? <p className="px-2.5 text-sm text-ink-muted">{text.nothing}</p> : null}
        {groups.map(({ title, chapters }) => (
          <div key={title}>
            <h2 className="px-2.5 pb-1 text-xs text-ink-faint">{title}</h2>
            <ul className="flex flex-col gap-0.5">
              {chapters.map((chapter) => (
                <li key={chapter.id}>
                  <ChapterLink chapter={chapter} isCurrent={chapter.id === props.current} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  );
};

const ChapterLink = (props: { readonly chapter: Chapter; readonly isCurrent: boolean }) => {
  const { id, label, name } = props.chapter;
  return (
    <AriaLink
      href={chapterHref(id)}
      aria-current={props.isCurrent ? 'page' : undefined}
      className="flex min-h-control flex-wrap items-baseline justify-between gap-x-2 rounded-control px-2.5 py-1 leading-title text-ink-muted outline-none aria-[current=page]:bg-surface-3/70 aria-[current=page]:font-medium aria-[current=page]:text-ink data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-surface-2 data-hovered:text-ink pointer-coarse:min-h-11 pointer-coarse:items-center"
    >
      <bdi className="whitespace-nowrap">{label}</bdi>
      {name === undefined ? null : (
        <span className="font-normal">
          <Bidi code>{name}</Bidi>
        </span>
      )}
    </AriaLink>
  );
};
