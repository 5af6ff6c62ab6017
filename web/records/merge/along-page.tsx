import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { Along } from '#records/contract.ts';
import { BackLink, ErrorState, Link, PageHeader, useLocale, useWords } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { keys } from '../data/keys.ts';
import { recordHref } from '../data/paths.ts';
import { useRecord } from '../data/read.ts';
import { useObject } from '../data/schema.ts';
import { titleOf } from '../data/values.ts';
import { goOnAlong } from './data.ts';
import { mergeWords } from './words.ts';

const words = {
  ...mergeWords,
  title: { fa: (title: string) => `جداسازی از «${title}»`, en: (title: string) => `Unmerge from “${title}”` },
  moving: {
    fa: 'رکوردها جدا شدند؛ آنچه باید با آن‌ها برود در راه است',
    en: 'The records stand on their own again; what goes with them is on its way',
  },
  over: { fa: 'جداسازی تمام شد', en: 'The unmerging is done' },
  leave: {
    fa: 'می‌توانید این صفحه را ببندید؛ کار در پس‌زمینه ادامه دارد.',
    en: 'You may leave this page; it goes on without it.',
  },
  moved: {
    fa: (shown: string) => `${shown} مورد رفت.`,
    en: (shown: string) => `${counted(shown, 'record has', 'records have')} gone.`,
  },
  refused: {
    fa: (shown: string) => `${shown} مورد پذیرفته نشد و ماند:`,
    en: (shown: string) =>
      `${counted(shown, 'record was refused and stays', 'records were refused and stay')}:`,
  },
  stopped: { fa: 'جابه‌جایی ناتمام ماند', en: 'The moving stopped' },
  safe: {
    fa: 'رکوردها جدا شده‌اند و آنچه رفته سر جای خود است.',
    en: 'The records stand on their own, and what went is in place.',
  },
  notResumed: { fa: 'ادامه نیافت', en: 'It was not resumed' },
};

/** `/merges/:id` once it was taken apart, while what goes along is moved, and how that ended. */
export const AlongPage = ({ id, along }: { readonly id: string; readonly along: Along }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const client = useQueryClient();
  const object = useObject(along.object);
  const { data: winner } = useRecord(along.object, along.winner);
  const title = (object && winner && titleOf(object, winner)) ?? text.untitled;
  const href = recordHref(along.object, along.winner);
  const { state, moved, refused, reason, failure } = along;
  const was = useRef(state);
  useEffect(() => {
    if (was.current === state) return;
    was.current = state;
    void client.invalidateQueries({ queryKey: keys.allRecords });
    void client.invalidateQueries({ queryKey: keys.allStories });
  }, [state, client]);
  const resume = async (): Promise<void> => {
    try {
      await goOnAlong(id);
      await client.invalidateQueries({ queryKey: ['merges', id, 'along'] });
    } catch (error) {
      tellFailure(text.notResumed, error);
    }
  };
  const told = [
    text.moved(formatNumber(moved, digits)),
    ...(refused > 0
      ? [`${text.refused(formatNumber(refused, digits))} ${reason ? say(reason, locale) : ''}`]
      : []),
  ];
  return (
    <>
      <PageHeader
        column="narrow"
        title={text.title(title)}
        above={<BackLink href={href}>{title}</BackLink>}
      />
      {state === 'failed' ? (
        <ErrorState
          title={text.stopped}
          safe={`${text.safe} ${told.join(' ')}`}
          remedy={failure ? say(failure, locale) : undefined}
          onRetry={() => void resume()}
        />
      ) : (
        <div className="flex max-w-3xl flex-col gap-3 px-6 pb-10 max-sm:px-4">
          <h2 className="text-lg leading-title font-strong">{state === 'moved' ? text.over : text.moving}</h2>
          <div aria-live="polite">
            {told.map((one) => (
              <p key={one}>{one}</p>
            ))}
          </div>
          {state === 'moved' ? (
            <p>
              <Link href={href}>{title}</Link>
            </p>
          ) : (
            <p className="text-ink-muted">{text.leave}</p>
          )}
        </div>
      )}
    </>
  );
};
