import { useRef, useState, type ReactNode } from 'react';
import { ChevronLeft, ChevronRight, Layers, Plus, Users } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import {
  Button,
  Checkbox,
  CategoryDot,
  IconButton,
  Popover,
  Segmented,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { useMe } from '../data/me.ts';
import { personColor } from './entry-look.ts';
import { calendarViews } from './range.ts';
import { sourceLabel } from './sources.ts';
import { titlesOf } from './titles.ts';
import type { CalendarState } from './use-calendar.ts';
import type { Colleague } from './use-colleagues.ts';
import { calendarWords } from './words.ts';

const mostPeople = 8;
/** What fits the thumb stands first. */
const phoneViews = ['agenda', 'day', 'week', 'month'] as const;

/** What is shown and when, in both calendars; turning the page; of whom and what; and something new. */
export const CalendarHeader = (props: {
  readonly calendar: CalendarState;
  readonly colleagues: readonly Colleague[];
  readonly onCreate: (() => void) | undefined;
}) => {
  const { calendar, colleagues, onCreate } = props;
  const text = useWords(calendarWords);
  const locale = useLocale();
  const { view, day, range, phone } = calendar;
  const { title, other } = titlesOf(phone && view === 'week' ? 'agenda' : view, day, range, locale);
  const names = { ...text, week: phone ? text.days : text.week };
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 pt-4 pb-3 max-sm:px-3">
      <div className="flex items-center">
        <IconButton
          label={text.previous}
          icon={<ChevronRight size={18} className="ltr:rotate-180" />}
          onPress={() => calendar.turn(-1)}
        />
        <IconButton
          label={text.next}
          icon={<ChevronLeft size={18} className="ltr:rotate-180" />}
          onPress={() => calendar.turn(1)}
        />
      </div>
      <h1 className="flex min-w-0 flex-1 flex-wrap sm:basis-56 items-baseline gap-x-2.5 leading-title">
        <span className="sr-only">{text.title} </span>
        <span className="text-xl font-strong max-sm:text-lg">{title}</span>
        <span className="text-sm font-normal text-ink-muted">{other}</span>
      </h1>
      <div className="flex flex-wrap items-center gap-2 max-lg:w-full">
        <Button onPress={() => calendar.change({ day: undefined })}>{text.today}</Button>
        <div className="max-sm:order-last max-sm:w-full">
          <Segmented
            label={text.views}
            value={view}
            onChange={(next) => calendar.show(next)}
            options={(phone ? phoneViews : calendarViews).map((id) => ({ id, label: names[id] }))}
            fill={phone}
          />
        </div>
        {colleagues.length > 1 ? <People calendar={calendar} colleagues={colleagues} /> : null}
        <Sources calendar={calendar} />
        {onCreate ? (
          <span className="max-lg:ms-auto">
            <Button variant="primary" icon={<Plus size={16} />} onPress={onCreate}>
              <span className="max-sm:sr-only">{text.create}</span>
            </Button>
          </span>
        ) : null}
      </div>
    </header>
  );
};

/** Kinds of records, each switched on or off; the colour is theirs while one person's calendar is shown. */
const Sources = ({ calendar }: { readonly calendar: CalendarState }) => {
  const text = useWords(calendarWords);
  const { locale } = useLocale();
  const { all, hidden, several } = calendar;
  return (
    <Choice
      label={text.sources}
      icon={<Layers size={16} />}
      count={hidden.length > 0 ? all.length - hidden.length : 0}
    >
      {all.map((source) => {
        const { name } = source.object;
        return (
          <Row key={name} category={several ? undefined : source.place.color}>
            <Checkbox
              checked={!hidden.includes(name)}
              onChange={(shown) =>
                calendar.change(
                  { hidden: shown ? hidden.filter((one) => one !== name) : [...hidden, name] },
                  { replace: true },
                )
              }
            >
              {sourceLabel(source, locale)}
            </Checkbox>
          </Row>
        );
      })}
    </Choice>
  );
};

/** Colleagues side by side, oneself first. */
const People = (props: { readonly calendar: CalendarState; readonly colleagues: readonly Colleague[] }) => {
  const { calendar, colleagues } = props;
  const text = useWords(calendarWords);
  const me = useMe().member.id;
  const { people, several } = calendar;
  const choose = (id: string, shown: boolean) => {
    const next = shown ? [...people, id] : people.filter((one) => one !== id);
    const plain = next.length === 0 || (next.length === 1 && next[0] === me);
    calendar.change({ people: plain ? [] : next }, { replace: true });
  };
  return (
    <Choice label={text.people} icon={<Users size={16} />} count={several ? people.length : 0}>
      {colleagues
        .toSorted((one, other) => Number(other.id === me) - Number(one.id === me))
        .map(({ id, name }) => (
          <Row key={id} category={several && people.includes(id) ? personColor(id, people) : undefined}>
            <Checkbox
              checked={people.includes(id)}
              disabled={!people.includes(id) && people.length >= mostPeople}
              onChange={(shown) => choose(id, shown)}
            >
              <bdi>{name}</bdi>
            </Checkbox>
          </Row>
        ))}
    </Choice>
  );
};

const Row = ({
  category,
  children,
}: {
  readonly category: number | undefined;
  readonly children: ReactNode;
}) => (
  <div className="flex min-h-control items-center gap-2">
    <span className="min-w-0 flex-1">{children}</span>
    {category === undefined ? null : <CategoryDot category={category} />}
  </div>
);

const Choice = (props: {
  readonly label: string;
  readonly icon: ReactNode;
  /** Told beside the label where not all is as usual. */
  readonly count: number;
  readonly children: ReactNode;
}) => {
  const { digits } = useLocale();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <Popover
      label={props.label}
      placement="bottom end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button ref={trigger} variant="quiet" icon={props.icon} aria-label={props.label}>
          <span className="max-md:sr-only">{props.label}</span>
          {props.count > 0 ? <span className="text-accent">{formatNumber(props.count, digits)}</span> : null}
        </Button>
      }
    >
      <div className="flex max-h-[50vh] w-56 flex-col overflow-y-auto">{props.children}</div>
    </Popover>
  );
};
