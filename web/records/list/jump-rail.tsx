import { useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';

import { say } from '#persian/bilingual.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import { addDays } from '#persian/jalali/civil.ts';
import type { ObjectContract, PageQuery } from '#records/contract.ts';
import {
  AnchoredPopover,
  Button,
  classes,
  DatePicker,
  NumberField,
  TextField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { keys } from '../data/keys.ts';
import { readPage } from '../data/read.ts';
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

/** Where to? A few letters, a day or an amount; Enter goes there. */
const JumpQuestion = ({ by, onJump }: { readonly by: JumpBy; readonly onJump: (from: string) => void }) => {
  const text = useWords(listWords);
  const { locale, timeZone } = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const label = text.jumpIn(say(by.field.label, locale));
  const go = () => {
    if (typed === null || typed.trim() === '') return;
    if (by.field.comparison !== 'instant') return onJump(typed.trim());
    // Downwards the whole of the day stands before its beginning.
    return onJump(instantOf(by.descending ? addDays(typed, 1) : typed, '00:00', timeZone));
  };
  return (
    <form
      className="flex w-60 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {by.kind === 'letter' ? (
        <TextField label={label} value={typed ?? ''} onChange={setTyped} autoFocus />
      ) : by.kind === 'day' ? (
        <DatePicker label={label} value={typed} onChange={setTyped} autoFocus />
      ) : (
        <NumberField label={label} value={typed} onChange={setTyped} autoFocus />
      )}
      <div>
        <Button type="submit" variant="primary" disabled={typed === null || typed.trim() === ''}>
          {text.jump}
        </Button>
      </div>
    </form>
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
