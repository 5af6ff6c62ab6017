import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import {
  BackLink,
  Button,
  EmptyState,
  NoAccessState,
  PageHeader,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { mayDeed, useMe } from '../data/me.ts';
import { listHref, recordHref } from '../data/paths.ts';
import { useObject } from '../data/schema.ts';
import { Waiting } from '../waiting.tsx';
import { Compare } from './compare.tsx';
import { mergeDeed, mostMerged } from './data.ts';
import { useMerge } from './use-merge.ts';
import { mergeWords } from './words.ts';

const words = {
  ...mergeWords,
  title: { fa: (many: string) => `ادغام ${many}`, en: (many: string) => `Merge ${many.toLowerCase()}` },
  how: {
    fa: 'هر چه به رکوردها پیوسته است به رکورد ماندنی می‌پیوندد. هر زمان بخواهید می‌توانید جدایشان کنید.',
    en: 'Whatever is linked to them moves to the one that stays. You can unmerge them at any later time.',
  },
  few: { fa: 'دست‌کم دو رکورد برگزینید', en: 'Choose at least two records' },
  failed: { fa: 'این رکوردها ادغام نمی‌شوند', en: 'These records cannot be merged' },
};

/** The records that an address names: `?ids=a,b`. */
const idsIn = (search: { readonly ids?: unknown }): readonly string[] =>
  typeof search.ids === 'string'
    ? [...new Set(search.ids.split(','))].filter(Boolean).slice(0, mostMerged)
    : [];

/** `/merge/:object?ids=a,b`: makes one record of several. */
const MergePage = () => {
  const { object: name = '' } = useParams({ strict: false });
  const ids = idsIn(useSearch({ strict: false }));
  const text = useWords(words);
  const me = useMe();
  const object = useObject(name);
  if (!object || !mayDeed(me, mergeDeed)) return <NoAccessState page whom={text.noAccess} />;
  if (ids.length < 2) return <EmptyState page title={text.few} />;
  return <Merging key={ids.join()} object={object} ids={ids} />;
};

export default MergePage;

const Merging = ({ object, ids }: { readonly object: ObjectContract; readonly ids: readonly string[] }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const navigate = useNavigate();
  const { preview, merge, pending, comparing } = useMerge(object, ids);
  const { data } = preview;
  const run = async (): Promise<void> => {
    const here = location.pathname + location.search;
    const stays = data && (await merge(data, () => void navigate({ href: here })));
    if (stays) await navigate({ href: recordHref(object.name, stays.id), replace: true });
  };
  return (
    <>
      <PageHeader
        column="wide"
        title={text.title(say(object.many, locale))}
        above={<BackLink href={listHref(object.name)}>{say(object.many, locale)}</BackLink>}
        actions={
          data ? (
            <Button variant="primary" pending={pending} onPress={() => void run()}>
              {text.merge}
            </Button>
          ) : null
        }
      />
      <div className="flex max-w-5xl flex-col gap-4 px-6 pb-10 max-sm:px-4">
        <Waiting query={preview} failed={text.failed}>
          {(found) => (
            <>
              <p className="max-w-prose text-ink-muted">{text.how}</p>
              <Compare {...comparing} preview={found} />
            </>
          )}
        </Waiting>
      </div>
    </>
  );
};
