import { useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';

import type { ObjectContract, PageQuery } from '#records/contract.ts';
import { AnchoredPopover, classes, useLocale, useWords } from '#web/kit/index.ts';

import { keys } from '../data/keys.ts';
import { readPage } from '../data/read.ts';
import { JumpQuestion } from './fetched.ts';
import { dayMarks, letterMarks, type JumpBy, type Mark } from './jump.ts';
import { listWords } from './words.ts';

export type JumpRailProps = {
  readonly object: ObjectContract;
  readonly query: PageQuery;
  readonly by: JumpBy;
  /** Long enough to be jumped in. */
  readonly shown: boolean;
  readonly asking: boolean;
  readonly onAskingChange: (asking: boolean) => void;
  readonly onJump: (from: string) => void;
};

/** The thin rail at the inline end: letters or days that the list is jumped to; and the question that `g` asks. */
export const JumpRail = (props: JumpRailProps) => {
  const { by, shown, asking, onAskingChange, onJump } = props;
  const text = useWords(listWords);
  const rail = useRef<HTMLElement>(null);
  const marks = useMarks(props);
  const [last, setLast] = useState<string | null>(null);
  const go = (from: string) => {
    setLast(from);
    onJump(from);
  };
  return (
    <>
      <nav
        ref={rail}
        aria-label={text.jump}
        className={classes(
          'flex shrink-0 flex-col justify-between overflow-clip border-s border-surface-2 bg-surface-1 py-1',
          !shown && 'w-0 border-0',
        )}
      >
        {shown
          ? marks.map((mark) => (
              <button
                key={mark.from}
                type="button"
                tabIndex={-1}
                aria-label={text.jumpTo(mark.hint)}
                title={mark.hint}
                onClick={() => go(mark.from)}
                className={classes(
                  'flex min-h-0 min-w-6 flex-1 items-center justify-center rounded-small px-1 text-xs leading-none whitespace-nowrap hover:bg-accent-soft hover:text-accent',
                  last === mark.from ? 'font-medium text-accent' : 'text-ink-muted',
                )}
              >
                {mark.label}
              </button>
            ))
          : null}
      </nav>
      <AnchoredPopover
        anchor={rail}
        label={text.jump}
        placement="start"
        open={asking}
        onOpenChange={onAskingChange}
      >
        <JumpQuestion
          by={by}
          onJump={(from) => {
            onAskingChange(false);
            go(from);
          }}
        />
      </AnchoredPopover>
    </>
  );
};

const useMarks = ({ object, query, by, shown }: JumpRailProps): readonly Mark[] => {
  const { locale, calendar, timeZone } = useLocale();
  const { data: ends } = useQuery({
    queryKey: [...keys.object(object.name), 'ends', query.filter, query.variant, query.sort],
    queryFn: async ({ signal }) => {
      const { filter, variant, sort } = query;
      const one: PageQuery = {
        limit: 1,
        fields: [by.name],
        ...(filter ? { filter } : {}),
        ...(variant === undefined ? {} : { variant }),
        ...(sort ? { sort } : {}),
      };
      // Rows without a day stand at the end: the last one that has one is before a day that no record reaches.
      const first = await readPage(object.name, one, signal);
      const last = await readPage(
        object.name,
        {
          ...one,
          filter: { and: [{ field: by.name, op: 'filled' }, ...(filter ? [filter] : [])] },
          back: true,
        },
        signal,
      );
      return [first.records[0]?.values[by.name], last.records[0]?.values[by.name]] as const;
    },
    enabled: shown && by.kind === 'day',
    staleTime: 300_000,
  });
  if (by.kind === 'letter') return letterMarks(by, locale);
  if (by.kind !== 'day' || !ends) return [];
  return dayMarks(by, ends, {
    locale,
    calendar: calendar === 'persian' ? 'jalali' : 'gregorian',
    timeZone,
  });
};
