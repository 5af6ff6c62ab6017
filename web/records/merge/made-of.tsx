import type { ObjectContract, Stored } from '#records/contract.ts';
import { Card, Link, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';

import { mayDeed, useMe } from '../data/me.ts';
import { mergeDeed, unmergeHref, useMerges } from './data.ts';
import { tellLosers } from './words.ts';

const words = {
  title: { fa: 'ادغام‌شده در این رکورد', en: 'Merged into this record' },
  apart: { fa: 'جداسازی', en: 'Unmerge' },
};

/** The merges that a record is made of, each with the way to take it apart; nothing where there is none. */
export const MadeOf = ({ object, record }: { readonly object: ObjectContract; readonly record: Stored }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const allowed = mayDeed(useMe(), mergeDeed) && record.removedAt === null;
  const { data } = useMerges(object.name, record.id, allowed);
  if (!data || data.length === 0) return null;
  return (
    <Card title={text.title}>
      <ul className="flex flex-col gap-2">
        {data.map((merge) => (
          <li key={merge.id} className="flex flex-wrap items-baseline gap-x-3">
            <span className="min-w-0 flex-1">
              <bdi>{tellLosers(merge.losers, locale)}</bdi>
              <span className="block text-sm text-ink-muted">
                <RelativeDate value={merge.at} />
              </span>
            </span>
            <Link href={unmergeHref(merge.id)}>{text.apart}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
};
