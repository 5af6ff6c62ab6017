import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';

import { formatNumber } from '#persian/digits.ts';
import { Button, Link, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { byRuleQuery, unmergeHref } from './data.ts';
import { mergeWords, tellLosers } from './words.ts';

const words = {
  ...mergeWords,
  title: { fa: 'قاعده این‌ها را ادغام کرده است', en: 'Merged by the rule' },
  hint: {
    fa: 'نادرست بود؟ جدایشان کنید؛ قاعده دیگر این دو را ادغام نمی‌کند.',
    en: 'If one is wrong, unmerge it; the rule does not merge the two again.',
  },
  into: { fa: 'در', en: 'into' },
  apart: {
    fa: (title: string) => `جداسازی «${title}»`,
    en: (title: string) => `Unmerge “${title}”`,
  },
  apartShort: { fa: 'جداسازی', en: 'Unmerge' },
  more: { fa: (count: string) => `${count} تای دیگر`, en: (count: string) => `${count} more` },
};

const shownFirst = 5;

/** What was merged unasked, newest first, each with the way to take it back; nothing where there is none. */
export const ByRule = ({ object }: { readonly object: string }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const [all, setAll] = useState(false);
  const { data } = useQuery(byRuleQuery(object));
  if (!data || data.length === 0) return null;
  const shown = all ? data : data.slice(0, shownFirst);
  return (
    <section className="flex flex-col gap-1 pt-10">
      <h2 className="text-lg leading-title font-strong">{text.title}</h2>
      <p className="text-ink-muted">{text.hint}</p>
      <ul>
        {shown.map(({ id, at, winner, losers }) => {
          const names = tellLosers(losers, locale);
          return (
            <li
              key={id}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-surface-3 py-2"
            >
              <span className="min-w-0 flex-1 basis-56">
                <bdi>{names}</bdi> <span className="text-ink-muted">{text.into}</span>{' '}
                <Link quiet href={recordHref(object, winner.id)}>
                  <bdi>{winner.title ?? text.untitled}</bdi>
                </Link>
              </span>
              <span className="text-sm text-ink-muted">
                <RelativeDate value={at} />
              </span>
              <Link href={unmergeHref(id)} aria-label={text.apart(names)}>
                {text.apartShort}
              </Link>
            </li>
          );
        })}
      </ul>
      {shown.length < data.length ? (
        <div>
          <Button variant="quiet" onPress={() => setAll(true)}>
            {text.more(formatNumber(data.length - shown.length, digits))}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
