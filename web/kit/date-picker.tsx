import { use, useRef, useState, type ClipboardEvent, type ReactNode } from 'react';
import { CalendarDays } from 'lucide-react';
import {
  Button,
  Calendar,
  DatePicker as AriaDatePicker,
  DateRangePicker as AriaDateRangePicker,
  Dialog,
  Group,
  Input,
  OverlayTriggerStateContext,
  Popover,
  RangeCalendar,
  TextField,
} from 'react-aria-components';

import { CalendarMonth } from './calendar.tsx';
import { readIsoDate, writeIsoDate, type IsoDate } from './civil-date.ts';
import { useSame } from './use-same.ts';
import { classes, ring } from './classes.ts';
import { DateSegments } from './date-segments.tsx';
import type { DateFieldProps } from './date-field.tsx';
import { ariaState, boxClass, boxStates, FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import { understandDate } from './understood-date.ts';
import { useLocale, useWords } from './locale.tsx';
import { floatClass } from './popover.tsx';

/** The Iranian week, in whatever language and calendar one reads it. */
const weekStart = 'sat';

const words = {
  write: { fa: 'تاریخ را بنویسید', en: 'Write the date' },
  example: { fa: 'مانند «فردا» یا ۱۴۰۵/۹/۴', en: '“tomorrow” or 2026-11-25' },
  to: { fa: 'تا', en: 'to' },
  half: {
    fa: 'تاریخ نیمه‌کاره است؛ سال، ماه و روز را کامل کنید.',
    en: 'The date is half written; fill in its year, month and day.',
  },
  because: {
    fa: (typed: string, why: string) => `«${typed}»: ${why}`,
    en: (typed: string, why: string) => `“${typed}”: ${why}`,
  },
  notDate: {
    fa: (typed: string) => `«${typed}» تاریخ نیست؛ مانند «فردا» یا ۱۴۰۵/۹/۴ بنویسید.`,
    en: (typed: string) => `“${typed}” is no date; write it like “tomorrow” or 2026-11-25.`,
  },
};

/** What stands in the field and is no date, and why. */
export type UnreadDate = { readonly typed: string; readonly why: string };

export type DatePickerProps = DateFieldProps & {
  /** Understands what is pasted, or typed above the calendar; by default everything the Persian layer does. */
  readonly parse?: (text: string) => IsoDate | null;
  /** Told what was written and is no date, and null once that is mended or taken back; the value stays as it was. */
  readonly onUnread?: ((unread: UnreadDate | null) => void) | undefined;
};

/** A date by its parts, by words, or from a calendar. Alt + ↓ opens the calendar. */
export const DatePicker = (props: DatePickerProps) => {
  const { value, onChange, min, max, parse: given, onUnread, ...field } = props;
  const locale = useLocale();
  const text = useWords(words);
  const understand = (typed: string): IsoDate | null => {
    const parsed = understandDate(typed, new Date().toISOString(), locale);
    return parsed.ok ? parsed.value : null;
  };
  const parse = given ?? understand;
  const whyNot = (wrong: string): string => {
    const parsed = given ? undefined : understandDate(wrong, new Date().toISOString(), locale);
    return parsed && !parsed.ok ? text.because(wrong, parsed.phrase[locale.locale]) : text.notDate(wrong);
  };
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [unread, setUnread] = useState<UnreadDate | null>(null);
  const [left, setLeft] = useState(false);
  /** As `typed`, for what closes the calendar in the same key. */
  const written = useRef('');
  const write = (next: string) => {
    written.current = next;
    setTyped(next);
  };
  const tellUnread = (next: UnreadDate | null) => {
    setUnread(next);
    onUnread?.(next);
  };
  const take = (iso: IsoDate | null) => {
    write('');
    if (unread) setUnread(null);
    onChange(iso);
  };
  /** Who leaves the calendar by a press elsewhere has still written what he has. */
  const openChange = (next: boolean) => {
    setOpen(next);
    if (next) return;
    const left = written.current.trim();
    const iso = left === '' ? null : parse(left);
    if (iso !== null) take(iso);
    else if (left !== '') {
      setLeft(true);
      tellUnread({ typed: left, why: whyNot(left) });
    } else if (unread) tellUnread(null);
  };
  const paste = (event: ClipboardEvent) => {
    const iso = parse(event.clipboardData.getData('text'));
    if (iso === null) return;
    event.preventDefault();
    take(iso);
  };
  const told = { ...field, error: field.error ?? (left ? unread?.why : undefined) };
  return (
    <AriaDatePicker
      {...ariaState(told)}
      value={useSame(value, readIsoDate)}
      onChange={(date) => take(writeIsoDate(date))}
      minValue={readIsoDate(min)}
      maxValue={readIsoDate(max)}
      shouldForceLeadingZeros
      isOpen={open}
      onOpenChange={openChange}
      onFocusChange={(focused) => setLeft(!focused)}
    >
      <FieldLabel {...told} />
      <PickerBox field={told} onPaste={paste}>
        <DateSegments onHalf={(half) => tellUnread(half === null ? null : { typed: half, why: text.half })} />
      </PickerBox>
      <FieldNotes {...told} />
      <CalendarPopover>
        <WrittenDate typed={typed} onType={write} parse={parse} onChange={take} />
        <Calendar firstDayOfWeek={weekStart}>
          <CalendarMonth />
        </Calendar>
      </CalendarPopover>
    </AriaDatePicker>
  );
};

export type DateRange = { readonly start: IsoDate; readonly end: IsoDate };

export type DateRangePickerProps = FieldProps & {
  readonly value: DateRange | null;
  readonly onChange: (range: DateRange | null) => void;
  readonly min?: IsoDate;
  readonly max?: IsoDate;
  /** Ready-made ranges («این ماه»، «سال مالی»), which the caller knows. */
  readonly presets?: readonly { readonly label: string; readonly range: DateRange }[];
};

/** From one day to another, both within. */
export const DateRangePicker = ({ value, onChange, min, max, presets, ...field }: DateRangePickerProps) => {
  const text = useWords(words);
  const start = readIsoDate(value?.start);
  const end = readIsoDate(value?.end);
  const change = (range: { start: { toString(): string }; end: { toString(): string } } | null) => {
    const [from, until] = [writeIsoDate(range?.start ?? null), writeIsoDate(range?.end ?? null)];
    onChange(from === null || until === null ? null : { start: from, end: until });
  };
  return (
    <AriaDateRangePicker
      {...ariaState(field)}
      value={start === null || end === null ? null : { start, end }}
      onChange={change}
      minValue={readIsoDate(min)}
      maxValue={readIsoDate(max)}
      shouldForceLeadingZeros
    >
      <FieldLabel {...field} />
      <PickerBox field={field}>
        <DateSegments slot="start" />
        <span className="px-2 text-ink-muted">{text.to}</span>
        <DateSegments slot="end" />
      </PickerBox>
      <FieldNotes {...field} />
      <CalendarPopover>
        {presets === undefined ? null : <Presets presets={presets} onChange={onChange} />}
        <RangeCalendar firstDayOfWeek={weekStart}>
          <CalendarMonth range />
        </RangeCalendar>
      </CalendarPopover>
    </AriaDateRangePicker>
  );
};

const PickerBox = (props: {
  readonly field: FieldProps;
  readonly onPaste?: (event: ClipboardEvent) => void;
  readonly children: ReactNode;
}) => (
  <Group
    className={classes(boxClass, boxStates, 'w-fit min-w-44 ps-2.5')}
    isInvalid={Boolean(props.field.error)}
    isDisabled={props.field.disabled}
    onPaste={props.onPaste}
  >
    {props.children}
    <Button
      className={classes(
        'thumb ms-auto me-1 grid size-6 place-items-center rounded-small text-ink-muted data-hovered:bg-surface-2 pointer-coarse:size-9',
        ring,
      )}
    >
      <CalendarDays size={16} />
    </Button>
  </Group>
);

const CalendarPopover = ({ children }: { readonly children: ReactNode }) => (
  <Popover offset={4} className={floatClass}>
    <Dialog className="p-3 outline-none">{children}</Dialog>
  </Popover>
);

const WrittenDate = (
  props: Required<Pick<DatePickerProps, 'parse' | 'onChange'>> & {
    readonly typed: string;
    readonly onType: (typed: string) => void;
  },
) => {
  const { typed, onType } = props;
  const text = useWords(words);
  const overlay = use(OverlayTriggerStateContext);
  const iso = typed.trim() === '' ? null : props.parse(typed);
  return (
    <TextField
      aria-label={text.write}
      value={typed}
      onChange={onType}
      isInvalid={typed.trim() !== '' && iso === null}
      onKeyDown={(event) => {
        // Escape takes back what was written here; the calendar goes with it.
        if (event.key === 'Escape') onType('');
        if (event.key !== 'Enter' || iso === null) return;
        event.preventDefault();
        props.onChange(iso);
        overlay?.close();
      }}
      className="mb-2 w-0 min-w-full"
    >
      <Input
        dir="auto"
        placeholder={text.example}
        className={classes(
          boxClass,
          'px-2.5 placeholder:text-ink-faint placeholder-shown:[direction:inherit] data-focused:border-accent data-invalid:border-danger',
        )}
      />
    </TextField>
  );
};

const Presets = (props: Required<Pick<DateRangePickerProps, 'presets' | 'onChange'>>) => {
  const overlay = use(OverlayTriggerStateContext);
  return (
    <div className="mb-2 flex w-0 min-w-full flex-wrap gap-1">
      {props.presets.map(({ label, range }) => (
        <Button
          key={label}
          slot={null}
          onPress={() => {
            props.onChange(range);
            overlay?.close();
          }}
          className={classes(
            'rounded-control bg-surface-2 px-2 py-0.5 text-sm data-hovered:bg-surface-3',
            ring,
          )}
        >
          {label}
        </Button>
      ))}
    </div>
  );
};
