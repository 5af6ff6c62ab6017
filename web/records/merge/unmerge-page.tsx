import { useState } from 'react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';

import { ArrowLeft } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, UnmergePreview } from '#records/contract.ts';
import {
  BackLink,
  Button,
  PageHeader,
  RelativeDate,
  showToast,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { keys } from '../data/keys.ts';
import { recordHref } from '../data/paths.ts';
import { fieldOf, targetOf, useObject, useSchema } from '../data/schema.ts';
import { titleOf } from '../data/values.ts';
import { useTakeBack } from '../data/undoable.ts';
import { NoObject } from '../page/states.tsx';
import { Waiting, type WaitingPage } from '../waiting.tsx';
import { AddedPart } from './added-part.tsx';
import { AlongPage } from './along-page.tsx';
import { mergeAgain, unmerge, useAlong, useUnmergePreview } from './data.ts';
import { howMany } from './how-many.ts';
import { PlainValue } from './plain-value.tsx';
import { asAsked, type Wishes } from './wishes.ts';
import { mergeWords } from './words.ts';

const words = {
  ...mergeWords,
  title: { fa: (title: string) => `جداسازی از «${title}»`, en: (title: string) => `Unmerge from “${title}”` },
  one: { fa: 'جداسازی', en: 'Unmerge' },
  duplicates: { fa: 'تکراری‌ها', en: 'Duplicates' },
  deed: { fa: 'جدا کن', en: 'Unmerge' },
  failed: { fa: 'این ادغام باز نشد', en: 'This merge did not open' },
  mergedAt: { fa: 'ادغام:', en: 'Merged' },
  becomes: { fa: 'می‌شود', en: 'becomes' },
  byRule: { fa: 'به دست قاعده', en: 'by the rule' },
  added: { fa: 'پس از ادغام افزوده شده', en: 'Added since the merge' },
  back: { fa: 'دوباره جدا می‌شوند', en: 'Stand on their own again' },
  fields: { fa: 'فیلدهایی که برمی‌گردند', en: 'Fields that go back' },
  keptFields: { fa: 'پس از ادغام تغییر کرده و می‌ماند', en: 'Changed since the merge, so it stays' },
  nothing: { fa: 'چیزی پیوسته نبود', en: 'Nothing was linked to it' },
};

/** `/merges/:id`: takes a merge apart: what comes back, what stays, and where what was added since goes. */
const UnmergePage = () => {
  const { id = '' } = useParams({ strict: false });
  const text = useWords(words);
  const page = { title: text.one, back: { href: '/duplicates', label: text.duplicates } };
  return (
    <Waiting query={useAlong(id)} failed={text.failed} page={page}>
      {(along) => (along ? <AlongPage id={id} along={along} /> : <Whole key={id} id={id} page={page} />)}
    </Waiting>
  );
};

export default UnmergePage;

const Whole = ({ id, page }: { readonly id: string; readonly page: WaitingPage }) => {
  const text = useWords(words);
  const query = useUnmergePreview(id);
  const object = useObject(query.data?.object ?? '');
  return (
    <Waiting query={query} failed={text.failed} page={page}>
      {(merge) => (object ? <Loaded key={merge.id} object={object} merge={merge} /> : <NoObject />)}
    </Waiting>
  );
};

const Loaded = ({ object, merge }: { readonly object: ObjectContract; readonly merge: UnmergePreview }) => {
  const text = useWords(words);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [pending, setPending] = useState(false);
  const [wishes, setWishes] = useState<Wishes>({});
  const title = titleOf(object, merge.winner) ?? text.untitled;
  const readAnew = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.allRecords }),
      client.invalidateQueries({ queryKey: keys.allStories }),
    ]);
  const takeBack = useTakeBack(readAnew);

  const run = async (): Promise<void> => {
    setPending(true);
    const { along, all } = asAsked(merge, wishes);
    try {
      const { moving } = await unmerge(merge.id, along, all);
      if (moving) {
        showToast({ message: text.apart });
        await client.invalidateQueries({ queryKey: ['merges', merge.id, 'along'] });
        await readAnew();
        return;
      }
      showToast({ message: text.apart, undo: takeBack(() => mergeAgain(merge)) });
      await readAnew();
      await navigate({ href: recordHref(object.name, merge.winner.id), replace: true });
    } catch (error) {
      tellFailure(text.notApart, error);
      setPending(false);
    }
  };
  return (
    <>
      <PageHeader
        column="narrow"
        title={text.title(title)}
        above={<BackLink href={recordHref(object.name, merge.winner.id)}>{title}</BackLink>}
        actions={
          <Button variant="primary" pending={pending} onPress={() => void run()}>
            {text.deed}
          </Button>
        }
      />
      <div className="flex max-w-3xl flex-col gap-8 px-6 pb-10 max-sm:px-4">
        <p className="text-ink-muted">
          {text.mergedAt} <RelativeDate value={merge.at} /> ·{' '}
          {merge.by === null ? text.byRule : <bdi>{merge.by.title}</bdi>}
        </p>
        <Returning object={object} merge={merge} />
        <Fields object={object} merge={merge} />
        {merge.added.length > 0 ? (
          <Part title={text.added}>
            <AddedPart object={object} merge={merge} title={title} wishes={wishes} onChange={setWishes} />
          </Part>
        ) : null}
      </div>
    </>
  );
};

type PartProps = { readonly object: ObjectContract; readonly merge: UnmergePreview };

const Part = ({ title, children }: { readonly title: string; readonly children: React.ReactNode }) => (
  <section className="flex flex-col gap-1">
    <h2 className="text-lg leading-title font-strong">{title}</h2>
    {children}
  </section>
);

const Returning = ({ object, merge }: PartProps) => {
  const text = useWords(words);
  const schema = useSchema();
  const look = useLocale();
  return (
    <Part title={text.back}>
      <ul>
        {merge.records.map((record) => {
          const links = merge.returning.flatMap(({ object: name, loser, count }) => {
            const known = schema.objects.find((one) => one.name === name);
            return loser === record.id && known ? [howMany(count, known, look)] : [];
          });
          return (
            <li key={record.id} className="flex flex-wrap gap-x-4 border-b border-surface-3 py-2">
              <span className="font-strong">
                <bdi>{titleOf(object, record) ?? text.untitled}</bdi>
              </span>
              <span className="text-ink-muted">{links.length > 0 ? links.join(' · ') : text.nothing}</span>
            </li>
          );
        })}
      </ul>
    </Part>
  );
};

const Fields = ({ object, merge }: PartProps) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const known = merge.fields.flatMap((one) => {
    const field = fieldOf(object, one.name);
    return field ? [{ ...one, field }] : [];
  });
  if (known.length === 0) return null;
  return (
    <Part title={text.fields}>
      <dl>
        {known.map(({ field, kept, value }) => (
          <div
            key={field.name}
            className="grid gap-x-4 border-b border-surface-3 py-2 sm:grid-cols-[10rem_1fr]"
          >
            <dt className="text-ink-muted">{say(field.label, locale)}</dt>
            <dd className="flex flex-wrap items-baseline gap-x-2">
              <span>
                <PlainValue field={field} value={merge.winner.values[field.name]} />
              </span>
              {kept ? (
                <span className="text-sm text-warning">{text.keptFields}</span>
              ) : targetOf(field) === undefined ? (
                <>
                  <ArrowLeft
                    aria-label={text.becomes}
                    size={12}
                    className="self-center text-ink-faint ltr:rotate-180"
                  />
                  <span>
                    <PlainValue field={field} value={value} />
                  </span>
                </>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
};
