import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, Shapes } from 'lucide-react';
import { Link as AriaLink } from 'react-aria-components';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { foldSearch } from '#persian/fold.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Button, EmptyState, SearchField, useLocale, useWords } from '#web/kit/index.ts';
import { useSchema } from '#web/records/index.ts';

import { Part } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { ObjectDialog } from './object-dialog.tsx';
import { groupsOf, objectHref } from './objects.ts';

const words = {
  title: { fa: 'رکوردها و فیلدها', en: 'Objects and fields' },
  new: { fa: 'نوع رکورد تازه', en: 'New object' },
  search: { fa: 'جستجو در رکوردها و فیلدها', en: 'Search objects and fields' },
  own: { fa: 'ساختهٔ خودتان', en: 'Made by you' },
  ownHint: {
    fa: 'هر چیزی که کسب‌وکارتان دنبال می‌کند و پیوند نمی‌شناسد.',
    en: 'What your business keeps track of and Peyvand does not know.',
  },
  noneTitle: { fa: 'هنوز نوع رکوردی نساخته‌اید', en: 'You have made none yet' },
  none: {
    fa: 'قرارداد، دستگاه، پروژه یا هر چیز دیگر: با «نوع رکورد تازه» نخستین را بسازید.',
    en: 'Contracts, machines, projects or anything else: make the first with “New object”.',
  },
  listed: { fa: 'از خود پیوند', en: 'Part of Peyvand' },
  rest: { fa: 'در خدمت آن‌ها', en: 'In their service' },
  fields: {
    fa: (count: string) => `${count} فیلد`,
    en: (count: string) => counted(count, 'field', 'fields'),
  },
  ownFields: {
    fa: (count: string) => `${count} فیلد از خودتان`,
    en: (count: string) => `${count} of your own`,
  },
  nothing: { fa: 'نوع رکورد یا فیلدی به این نام نیست.', en: 'Nothing is called so.' },
};

/** All that the workspace keeps, each with its fields; one more is made here. */
const ObjectsPage = () => {
  const text = useWords(words);
  const navigate = useNavigate();
  const { objects } = useSchema();
  const [search, setSearch] = useState('');
  const [making, setMaking] = useState(false);
  const found = objects.filter((object) => matches(object, search));
  const { own, listed, rest } = groupsOf(found);
  const isSearching = search.trim() !== '';
  const add = (
    <Button variant="primary" onPress={() => setMaking(true)}>
      {text.new}
    </Button>
  );
  return (
    <SettingsPage
      section="/settings/objects"
      title={text.title}
      actions={add}
      filters={
        <div className="w-80 max-w-full max-sm:w-full">
          <SearchField label={text.search} placeholder={text.search} value={search} onChange={setSearch} />
        </div>
      }
    >
      {isSearching && own.length + listed.length + rest.length === 0 ? (
        <p className="py-8 text-ink-muted">{text.nothing}</p>
      ) : null}
      {isSearching && own.length === 0 ? null : (
        <Part title={text.own} hint={text.ownHint}>
          {own.length === 0 ? (
            <div className="rounded-card bg-surface-1">
              <EmptyState icon={<Shapes size={20} />} title={text.noneTitle}>
                {text.none}
              </EmptyState>
            </div>
          ) : (
            <ObjectList label={text.own} objects={own} search={search} />
          )}
        </Part>
      )}
      {listed.length === 0 ? null : (
        <Part title={text.listed}>
          <ObjectList label={text.listed} objects={listed} search={search} />
        </Part>
      )}
      {rest.length === 0 ? null : (
        <Part title={text.rest}>
          <ObjectList label={text.rest} objects={rest} search={search} />
        </Part>
      )}
      {making ? (
        <ObjectDialog
          onClose={() => setMaking(false)}
          onSaved={(name) => void navigate({ to: objectHref(name) })}
        />
      ) : null}
    </SettingsPage>
  );
};

const named = (labels: readonly { readonly fa: string; readonly en: string }[], search: string): boolean =>
  foldSearch(labels.map(({ fa, en }) => `${fa} ${en}`).join(' ')).includes(foldSearch(search));

const matches = (object: ObjectContract, search: string): boolean =>
  search.trim() === '' ||
  named([object.one, object.many, ...object.fields.map(({ label }) => label)], search);

const ObjectList = (props: {
  readonly label: string;
  readonly objects: readonly ObjectContract[];
  readonly search: string;
}) => (
  <ul aria-label={props.label} className="overflow-clip rounded-card bg-surface-1">
    {props.objects.map((object) => (
      <li key={object.name} className="border-b border-surface-2 last:border-none">
        <ObjectLink object={object} search={props.search} />
      </li>
    ))}
  </ul>
);

const ObjectLink = ({ object, search }: { readonly object: ObjectContract; readonly search: string }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const count = (some: number) => formatNumber(some, digits);
  const custom = object.fields.filter((field) => field.custom).length;
  // A field that was looked for is named, so that one sees why its object is here.
  const hits =
    search.trim() === '' ? [] : object.fields.filter(({ label }) => named([label], search)).slice(0, 5);
  return (
    <AriaLink
      href={objectHref(object.name)}
      className="flex min-h-14 items-center gap-3 px-4 py-2 outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-surface-2"
    >
      <span className="min-w-0 flex-1 leading-title">
        <span className="block truncate own-end font-medium">
          <bdi>{say(object.many, locale)}</bdi>
        </span>
        <span className="block truncate text-sm text-ink-muted">
          {hits.length > 0
            ? hits.map(({ label }) => say(label, locale)).join(locale === 'fa' ? '، ' : ', ')
            : [
                text.fields(count(object.fields.length)),
                ...(object.custom || custom === 0 ? [] : [text.ownFields(count(custom))]),
              ].join(' · ')}
        </span>
      </span>
      <ChevronLeft aria-hidden="true" size={16} className="text-ink-faint ltr:rotate-180" />
    </AriaLink>
  );
};

export default ObjectsPage;
