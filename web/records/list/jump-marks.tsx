import { useQuery } from '@tanstack/react-query';

import type { ObjectContract, PageQuery } from '#records/contract.ts';
import { BareButton, classes, useLocale, useWords } from '#web/kit/index.ts';

import { keys } from '../data/keys.ts';
import { readPage } from '../data/read.ts';
import { railClasses, type JumpBy } from './jump.ts';
import { dayMarks, letterMarks, nameOfMark, type Mark } from './marks.ts';
import { listWords } from './words.ts';

type JumpMarksProps = {
  readonly object: ObjectContract;
  readonly query: PageQuery;
  readonly by: JumpBy;
  /** Where one went last. */
  readonly last: string | null;
  readonly onJump: (from: string) => void;
};

/** The rail with its letters or days; nothing where there is nowhere to go, as in a list of one day. */
const JumpMarks = (props: JumpMarksProps) => {
  const text = useWords(listWords);
  const { locale } = useLocale();
  const marks = useMarks(props);
  if (!marks) return <div className={railClasses} />;
  if (marks.length === 0) return null;
  return (
    <nav aria-label={text.jump} className={railClasses}>
      {marks.map((mark) => (
        <BareButton
          key={mark.from}
          outOfTabOrder
          aria-label={text.jumpTo(nameOfMark(mark, locale))}
          onPress={() => props.onJump(mark.from)}
          className={classes(
            'flex min-h-0 min-w-6 flex-1 items-stretch rounded-small text-xs leading-none whitespace-nowrap data-hovered:bg-accent-soft data-hovered:text-accent',
            props.last === mark.from ? 'font-medium text-accent' : 'text-ink-muted',
          )}
        >
          <span title={mark.hint} className="flex flex-1 items-center justify-center px-1">
            {mark.label}
          </span>
        </BareButton>
      ))}
    </nav>
  );
};

export default JumpMarks;

/** Undefined until they are known. */
const useMarks = ({ object, query, by }: JumpMarksProps): readonly Mark[] | undefined => {
  const { locale, calendar, timeZone } = useLocale();
  const { data: ends, isPending } = useQuery({
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
          filter: {
            and: [
              { field: by.name, op: 'filled' },
              ...(by.within ? [by.within] : []),
              ...(filter ? [filter] : []),
            ],
          },
          back: true,
        },
        signal,
      );
      return [first.records[0]?.values[by.name], last.records[0]?.values[by.name]] as const;
    },
    enabled: by.kind === 'day',
    staleTime: 300_000,
  });
  if (by.kind === 'letter') return letterMarks(by, locale);
  if (isPending) return undefined;
  if (!ends) return [];
  return dayMarks(by, ends, {
    locale,
    calendar: calendar === 'persian' ? 'jalali' : 'gregorian',
    timeZone,
  });
};
