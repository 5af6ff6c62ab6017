import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { AddedAt, ObjectContract, UnmergePreview } from '#records/contract.ts';
import { Button, Link, RelativeDate, Select, useLocale, useWords, type Option } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { fieldOf, useSchema } from '../data/schema.ts';
import { titleOf } from '../data/values.ts';
import { useAdded } from './data.ts';
import { howMany } from './how-many.ts';
import { placeKey, wishOf, withAll, withOne, type Wishes } from './wishes.ts';
import { mergeWords } from './words.ts';

const words = {
  ...mergeWords,
  hint: {
    fa: 'می‌ماند، مگر آنکه بگویید با کدام برود.',
    en: 'It stays, unless you say with which one it goes.',
  },
  stays: { fa: (title: string) => `می‌ماند با ${title}`, en: (title: string) => `Stays with ${title}` },
  goes: { fa: (title: string) => `می‌رود با ${title}`, en: (title: string) => `Goes with ${title}` },
  where: { fa: (name: string) => `«${name}» با کدام`, en: (name: string) => `With which “${name}” goes` },
  all: {
    fa: (what: string) => `همهٔ «${what}» با کدام`,
    en: (what: string) => `With which all of “${what}” go`,
  },
  these: { fa: 'همهٔ این‌ها', en: 'All of these' },
  more: { fa: 'بیش از', en: 'More than' },
  older: { fa: 'پیش‌ترها', en: 'Earlier ones' },
  notRead: { fa: 'پیش‌ترها خوانده نشد.', en: 'Earlier ones could not be read.' },
  again: { fa: 'دوباره بخوان', en: 'Read them again' },
};

type Props = {
  readonly object: ObjectContract;
  readonly merge: UnmergePreview;
  /** The winner's. */
  readonly title: string;
  readonly wishes: Wishes;
  readonly onChange: (wishes: Wishes) => void;
};

/** What was added since, field by field, however much: all of it goes with one record, or some of it. */
export const AddedPart = (props: Props) => {
  const { object, merge, title } = props;
  const text = useWords(words);
  const options = [
    { id: merge.winner.id, label: text.stays(title) },
    ...merge.records.map((record) => ({
      id: record.id,
      label: text.goes(titleOf(object, record) ?? text.untitled),
    })),
  ];
  return (
    <>
      <p className="text-ink-muted">{text.hint}</p>
      <div className="flex flex-col gap-5">
        {merge.added.map((at) => (
          <Place key={placeKey(at)} {...props} at={at} options={options} />
        ))}
      </div>
    </>
  );
};

const Place = (props: Props & { readonly at: AddedAt; readonly options: readonly Option[] }) => {
  const { merge, at, options, wishes, onChange } = props;
  const text = useWords(words);
  const schema = useSchema();
  const look = useLocale();
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useAdded(
    merge.id,
    at,
  );
  const host = schema.objects.find(({ name }) => name === at.object);
  const field = host && fieldOf(host, at.field);
  const one = host ? say(host.one, look.locale) : at.object;
  const what = [
    host ? say(host.many, look.locale) : at.object,
    ...(field ? [say(field.label, look.locale)] : []),
  ].join(' · ');
  const wish = wishOf(wishes, at, merge.winner.id);
  const count = host ? howMany(at.count, host, look) : formatNumber(at.count, look.digits);
  return (
    <section aria-label={what} className="flex flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-surface-3 py-2">
        <h3 className="min-w-0 flex-1 basis-56">
          <span className="font-strong">{what}</span>{' '}
          <span className="text-sm text-ink-muted">{at.more ? `${text.more} ${count}` : count}</span>
        </h3>
        {at.count < 2 ? null : (
          <span className="flex basis-72 items-center gap-2 max-sm:flex-1">
            <span aria-hidden="true" className="text-sm whitespace-nowrap text-ink-muted">
              {text.these}
            </span>
            <span className="min-w-0 flex-1">
              <Select
                label={text.all(what)}
                hideLabel
                options={options}
                value={wish.all}
                onChange={(to) => (to === null ? undefined : onChange(withAll(wishes, at, to)))}
              />
            </span>
          </span>
        )}
      </div>
      <ul>
        {data.pages
          .flatMap(({ records }) => records)
          .map((record) => (
            <li
              key={record.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-surface-3 py-2"
            >
              <span className="min-w-0 flex-1 basis-56">
                <span className="block truncate own-end">
                  <Link quiet href={recordHref(at.object, record.id)}>
                    <bdi>{record.title || one}</bdi>
                  </Link>
                </span>
                <span className="text-sm text-ink-muted">
                  <RelativeDate value={record.at} />
                </span>
              </span>
              <span className="basis-56 max-sm:flex-1">
                <Select
                  label={text.where(record.title || one)}
                  hideLabel
                  options={options}
                  value={wish.others[record.id] ?? wish.all}
                  onChange={(to) =>
                    to === null
                      ? undefined
                      : onChange(withOne(wishes, at, { id: record.id, to, winner: merge.winner.id }))
                  }
                />
              </span>
            </li>
          ))}
      </ul>
      {isFetchNextPageError ? (
        <p role="alert" className="flex flex-wrap items-center gap-x-2 pt-2 text-sm">
          {text.notRead}
          <Button variant="quiet" onPress={() => void fetchNextPage()}>
            {text.again}
          </Button>
        </p>
      ) : hasNextPage ? (
        <div className="pt-2">
          <Button variant="quiet" pending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {text.older}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
