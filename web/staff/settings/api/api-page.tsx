import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';

import { Bidi, EmptyState, useLocale, useMedia, useWords } from '#web/kit/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { SettingsPage } from '../settings-page.tsx';
import { ChapterList } from './chapter-list.tsx';
import { chaptersOf, operationsOf, type OpenApi } from './document.ts';
import { Guide } from './guide.tsx';
import { OperationView } from './operation-view.tsx';
import { TrialContext } from './trial-context.ts';
import { useReference } from './use-reference.ts';

const words = {
  title: { fa: 'راهنمای API', en: 'API reference' },
  unknown: { fa: 'چنین بخشی نیست', en: 'There is no such chapter' },
  unknownHint: {
    fa: 'شاید برداشته شده باشد، یا دیدن آن در اختیار شما نباشد.',
    en: 'It may have been removed, or it is not yours to see.',
  },
};

// Held beside the page, so that going from chapter to chapter asks for neither again; a reload forgets both.
let keyOfVisit = '';
let warnedInVisit = false;

/** The API as this reader may use it: a guide, and a chapter for each kind of record and each matter. */
const ApiPage = () => {
  const text = useWords(words);
  const { chapter } = useParams({ strict: false });
  const reference = useReference();
  const [key, setKey] = useState(keyOfVisit);
  const [warned, setWarned] = useState(warnedInVisit);
  const trial = {
    key,
    setKey: (next: string) => {
      keyOfVisit = next;
      setKey(next);
    },
    warned,
    setWarned: () => {
      warnedInVisit = true;
      setWarned(true);
    },
  };
  return (
    <SettingsPage
      wide
      section="/settings/api"
      title={text.title}
      {...(chapter === undefined ? {} : { above: { href: '/settings/api', label: text.title } })}
    >
      <TrialContext value={trial}>
        <Waiting query={reference}>
          {(found) => <Reference key={chapter ?? ''} reference={found} chapter={chapter} />}
        </Waiting>
      </TrialContext>
    </SettingsPage>
  );
};

const Reference = (props: { readonly reference: OpenApi; readonly chapter: string | undefined }) => {
  const { reference, chapter } = props;
  const beside = useMedia('(min-width: 1100px)');
  const list = <ChapterList reference={reference} {...(chapter === undefined ? {} : { current: chapter })} />;
  const content = chapter === undefined ? <Guide /> : <ChapterView reference={reference} id={chapter} />;
  if (beside)
    return (
      <div className="grid grid-cols-[14rem_minmax(0,1fr)] items-start gap-8">
        <div className="sticky top-0 -mt-2 max-h-dvh overflow-y-auto pt-2 pb-6">{list}</div>
        <div className="max-w-4xl min-w-0">{content}</div>
      </div>
    );
  return (
    <div className="flex max-w-4xl flex-col gap-8">
      {content}
      {chapter === undefined ? list : null}
    </div>
  );
};

const ChapterView = ({ reference, id }: { readonly reference: OpenApi; readonly id: string }) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const { objects, topics } = chaptersOf(reference, locale);
  const chapter = [...objects, ...topics].find((one) => one.id === id);
  if (!chapter)
    return (
      <EmptyState icon={<SearchX size={20} />} title={text.unknown}>
        {text.unknownHint}
      </EmptyState>
    );
  return (
    <section aria-label={chapter.label} className="flex flex-col gap-2">
      <h2 className="flex flex-wrap items-baseline gap-x-3 pb-1 text-lg leading-title font-strong">
        <bdi>{chapter.label}</bdi>
        {chapter.name === undefined ? null : (
          <span className="font-normal text-ink-muted">
            <Bidi code>{chapter.name}</Bidi>
          </span>
        )}
      </h2>
      {operationsOf(reference, id).map((operation) => (
        <OperationView key={operation.operationId} operation={operation} reference={reference} />
      ))}
    </section>
  );
};

export default ApiPage;
