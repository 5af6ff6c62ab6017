import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { Duplicate, Likeness, ObjectContract } from '#records/contract.ts';
import { Link, useLocale, useWords } from '#web/kit/index.ts';

import { callApi } from '../data/api.ts';
import { recordHref } from '../data/paths.ts';
import { recordPath } from '../data/read.ts';
import { fieldOf } from '../data/schema.ts';
import { isEmpty, titleOf, valuesToWire, type Values } from '../data/values.ts';
import { isUnreadable } from '../fields/face.ts';

const words = {
  title: { fa: 'شاید پیش‌تر ثبت شده باشد', en: 'It may be here already' },
  same: { fa: (label: string) => `${label} یکسان`, en: (label: string) => `same ${label.toLowerCase()}` },
  'same-name': { fa: 'همین نام', en: 'same name' },
  'near-name': { fa: 'نام نزدیک', en: 'similar name' },
  hidden: {
    fa: (owner: string) => `یکی هست که شما نمی‌بینید؛ از ${owner} بپرسید.`,
    en: (owner: string) => `There is one that you do not see; ask ${owner}.`,
  },
  hiddenOfNobody: {
    fa: 'یکی هست که شما نمی‌بینید؛ از مدیر فضای کار بپرسید.',
    en: 'There is one that you do not see; ask an administrator.',
  },
  untitled: { fa: 'بی‌نام', en: 'Untitled' },
};

const pauseMs = 250;

/** The likely duplicates of what stands in a form, asked for when its writer pauses. */
const useDuplicates = (object: ObjectContract, values: Values, except: string | undefined) => {
  const draft = draftOf(object, values);
  const asked = usePaused(JSON.stringify(draft));
  return useQuery({
    queryKey: ['duplicates', object.name, asked, except],
    queryFn: async ({ signal }) => {
      const { duplicates } = await callApi<{ duplicates: readonly Duplicate[] }>(
        `${recordPath(object.name)}/duplicates`,
        {
          method: 'POST',
          body: { values: JSON.parse(asked) as object, ...(except === undefined ? {} : { except }) },
          signal,
        },
      );
      return duplicates;
    },
    enabled: object.alike !== undefined && asked !== '{}' && asked !== 'null',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    // A warning that cannot be had is no reason to disturb who writes.
    retry: false,
  });
};

/** What a record is told by: what is compared, of what its names are made, and which variant it is of. */
function draftOf(object: ObjectContract, values: Values): Values {
  const telling = object.fields.filter(
    ({ name, kind }) =>
      (object.alike?.includes(name) ||
        kind === 'text' ||
        object.variants.some(({ where }) => where.field === name)) &&
      !isEmpty(values[name]) &&
      !isUnreadable(values[name]),
  );
  const variant = new Set(object.variants.map(({ where }) => where.field));
  if (telling.every(({ name }) => variant.has(name))) return {};
  return valuesToWire(object, Object.fromEntries(telling.map(({ name }) => [name, values[name]])));
}

const usePaused = (text: string): string => {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
};

/** Warns, while a record is written, of those that are likely the same; never stands in the way of saving. */
export const LikelyDuplicates = (props: {
  readonly object: ObjectContract;
  readonly values: Values;
  readonly except?: string | undefined;
}) => {
  const { object, values, except } = props;
  const text = useWords(words);
  const { data: found = [] } = useDuplicates(object, values, except);
  return (
    <div role="status" className="sticky bottom-0 z-1 -mx-1 pt-3">
      {found.length === 0 ? null : (
        <section
          aria-label={text.title}
          className="flex max-h-40 flex-col gap-1 overflow-y-auto rounded-card bg-warning-soft px-3 py-2 shadow-float"
        >
          <h3 className="flex items-center gap-2 font-medium">
            <CircleAlert aria-hidden="true" size={16} className="text-warning" />
            {text.title}
          </h3>
          <ul className="flex flex-col gap-0.5">
            {found.map((one, index) => (
              <li key={one.record?.id ?? index} className="flex flex-wrap items-baseline gap-x-2">
                <One object={object} found={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

const One = ({ object, found }: { readonly object: ObjectContract; readonly found: Duplicate }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { record, reasons, owner } = found;
  if (record === null) return owner?.title ? text.hidden(owner.title) : text.hiddenOfNobody;
  const why = (field: string, likeness: Likeness): string => {
    if (likeness !== 'same') return text[likeness];
    const known = fieldOf(object, field);
    return text.same(known ? say(known.label, locale) : field);
  };
  return (
    <>
      <Link external href={recordHref(object.name, record.id)}>
        <bdi>{titleOf(object, record) ?? text.untitled}</bdi>
      </Link>
      <span className="text-sm text-ink-muted">
        {reasons.map(({ field, likeness }) => why(field, likeness)).join(locale === 'fa' ? '، ' : ', ')}
      </span>
      {owner?.title ? <bdi className="ms-auto text-sm text-ink-muted">{owner.title}</bdi> : null}
    </>
  );
};
