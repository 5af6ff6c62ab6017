import { useMemo, useState } from 'react';
import { ChevronLeft, ChevronRight, Ellipsis } from 'lucide-react';

import { say, type Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { firmHolidays, type FirmHoliday, type HolidayChange } from '#persian/holidays/firm-holidays.ts';
import { weekdayOf } from '#persian/jalali/civil.ts';
import { fromJalali, toJalali } from '#persian/jalali/convert.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import {
  Badge,
  Button,
  classes,
  IconButton,
  Menu,
  showDate,
  showToast,
  useLocale,
  useWords,
  type BadgeTone,
  type MenuItem,
} from '#web/kit/index.ts';
import { daysOff, tellFailure, type WorkspaceSettings } from '#web/records/index.ts';

import { List, ListRow, Part } from '../list.tsx';
import { addHoliday, confirm, forget, shift, workOn } from './holiday-changes.ts';
import { HolidayDialog } from './holiday-dialog.tsx';
import { useChangeSettings } from './use-settings.ts';

const words = {
  title: { fa: (year: string) => `تعطیلات ${year}`, en: (year: string) => `Holidays of ${year}` },
  hint: {
    fa: 'تعطیلات رسمی از قانون و تقویم رسمی کشور است. روزهای قمریِ برآوردی شاید یک روز جابه‌جا شوند؛ پس از رؤیت هلال تأییدشان کنید.',
    en: 'Official holidays come from the law and the official calendar. Estimated lunar days may be a day out; confirm them once the moon is seen.',
  },
  previous: { fa: 'سال پیش', en: 'Previous year' },
  next: { fa: 'سال بعد', en: 'Next year' },
  add: { fa: 'تعطیلی تازه', en: 'New day off' },
  more: { fa: (name: string) => `کارهای ${name}`, en: (name: string) => `More for ${name}` },
  confirm: { fa: 'درست است', en: 'It is right' },
  earlier: { fa: 'یک روز زودتر است', en: 'It is a day earlier' },
  later: { fa: 'یک روز دیرتر است', en: 'It is a day later' },
  work: { fa: 'ما کار می‌کنیم', en: 'We work' },
  rest: { fa: 'ما هم تعطیلیم', en: 'We rest as well' },
  remove: { fa: 'برداشتن', en: 'Remove' },
  weekly: { fa: 'روز تعطیل هفته', en: 'Weekly day off' },
  saved: { fa: 'تقویم کاری تغییر کرد.', en: 'The work calendar has changed.' },
  failed: { fa: 'ذخیره نشد', en: 'It was not saved' },
  working: { fa: 'کار می‌کنیم', en: 'We work' },
};

const sources: Readonly<Record<FirmHoliday['source'], { readonly label: Phrase; readonly tone: BadgeTone }>> =
  {
    fixed: { label: { fa: 'رسمی، خورشیدی', en: 'Official, solar' }, tone: 'neutral' },
    published: { label: { fa: 'رسمی، قمری (منتشرشده)', en: 'Official, lunar (published)' }, tone: 'neutral' },
    estimated: { label: { fa: 'قمری، برآورد', en: 'Lunar, estimated' }, tone: 'warning' },
    confirmed: { label: { fa: 'قمری، تأیید شما', en: 'Lunar, confirmed by you' }, tone: 'success' },
    own: { label: { fa: 'از خودتان', en: 'Your own' }, tone: 'accent' },
  };

/** The days off of a year with where each comes from, corrected, confirmed and added to by whoever keeps the calendar. */
export const HolidaysPart = ({ settings }: { readonly settings: WorkspaceSettings }) => {
  const text = useWords(words);
  const { digits, timeZone } = useLocale();
  const change = useChangeSettings();
  const [year, setYear] = useState(() => toJalali(civilDateOf(new Date().toISOString(), timeZone)).year);
  const [adding, setAdding] = useState(false);
  const { holidays: changes } = settings;
  const list = useMemo(
    () =>
      firmHolidays(
        {
          from: fromJalali({ year, month: 1, day: 1 }),
          to: fromJalali({ year: year + 1, month: 1, day: 1 }),
        },
        changes,
      ),
    [year, changes],
  );
  const write = async (next: readonly HolidayChange[], before?: readonly HolidayChange[]): Promise<void> => {
    try {
      await change({ holidays: next });
      showToast({ message: text.saved, ...(before ? { undo: () => write(before) } : {}) });
    } catch (error) {
      tellFailure(text.failed, error);
    }
  };
  const save = (next: readonly HolidayChange[]): void => void write(next, changes);
  const shown = formatNumber(year, digits, { grouping: false });
  return (
    <Part
      title={text.title(shown)}
      hint={text.hint}
      actions={
        <div className="flex items-center gap-1">
          <IconButton
            label={text.previous}
            icon={<ChevronRight size={16} className="ltr:rotate-180" />}
            onPress={() => setYear(year - 1)}
          />
          <IconButton
            label={text.next}
            icon={<ChevronLeft size={16} className="ltr:rotate-180" />}
            onPress={() => setYear(year + 1)}
          />
          <Button onPress={() => setAdding(true)}>{text.add}</Button>
        </div>
      }
    >
      <List label={text.title(shown)}>
        {list.map((holiday) => (
          <HolidayRow
            key={`${holiday.date} ${holiday.name.en} ${holiday.source}`}
            holiday={holiday}
            weekly={daysOff[settings.weekend].includes(weekdayOf(holiday.date))}
            changes={changes}
            onChange={save}
          />
        ))}
      </List>
      {adding ? (
        <HolidayDialog
          onClose={() => setAdding(false)}
          onAdd={(day, name) => {
            setAdding(false);
            setYear(toJalali(day).year);
            save(addHoliday(changes, day, name));
          }}
        />
      ) : null}
    </Part>
  );
};

const HolidayRow = (props: {
  readonly holiday: FirmHoliday;
  readonly weekly: boolean;
  readonly changes: readonly HolidayChange[];
  readonly onChange: (changes: readonly HolidayChange[]) => void;
}) => {
  const { holiday, weekly, changes, onChange } = props;
  const text = useWords(words);
  const shown = useLocale();
  const { locale } = shown;
  const name = say(holiday.name, locale);
  const other = shown.calendar === 'persian' ? 'gregory' : 'persian';
  return (
    <ListRow
      actions={
        <Menu
          label={text.more(name)}
          placement="bottom end"
          trigger={<IconButton label={text.more(name)} icon={<Ellipsis size={16} />} />}
          items={deedsOf(holiday).map(({ id, danger, to }): MenuItem => ({
            id,
            label: text[id],
            ...(danger ? { danger } : {}),
            onSelect: () => onChange(to(changes)),
          }))}
        />
      }
    >
      <span className={classes('w-44 leading-title', !holiday.off && 'text-ink-faint line-through')}>
        <span className="block">{showDate(holiday.date, shown, 'full')}</span>
        <span className="block text-sm text-ink-muted">
          {showDate(holiday.date, { ...shown, calendar: other })}
        </span>
      </span>
      <span className={classes('min-w-32 flex-1', !holiday.off && 'text-ink-faint')}>
        <bdi>{name}</bdi>
      </span>
      <span className="flex flex-wrap gap-1">
        {weekly ? <Badge>{text.weekly}</Badge> : null}
        {holiday.off ? null : <Badge tone="info">{text.working}</Badge>}
        <Badge tone={sources[holiday.source].tone}>{say(sources[holiday.source].label, locale)}</Badge>
      </span>
    </ListRow>
  );
};

type Deed = {
  readonly id: 'confirm' | 'earlier' | 'later' | 'work' | 'rest' | 'remove';
  readonly danger?: true;
  readonly to: (changes: readonly HolidayChange[]) => readonly HolidayChange[];
};

/** What can be said of a day, by where it comes from. */
const deedsOf = (holiday: FirmHoliday): readonly Deed[] => {
  if (holiday.source === 'own')
    return [{ id: 'remove', danger: true, to: (changes) => forget(changes, holiday) }];
  const rest: Deed = { id: holiday.off ? 'work' : 'rest', to: (changes) => workOn(changes, holiday) };
  if (holiday.source !== 'estimated' || !holiday.off) return [rest];
  return [
    { id: 'confirm', to: (changes) => confirm(changes, holiday) },
    { id: 'earlier', to: (changes) => shift(changes, holiday, -1) },
    { id: 'later', to: (changes) => shift(changes, holiday, 1) },
    rest,
  ];
};
