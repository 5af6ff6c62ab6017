import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarMonthPicker,
  CalendarYearPicker,
} from 'react-aria-components';

import { classes, ring } from './classes.ts';

const step = classes(
  'grid size-8 place-items-center rounded-control text-ink-muted data-hovered:bg-surface-2 data-disabled:opacity-40 pointer-coarse:size-11',
  ring,
);

const picker =
  'rounded-control bg-transparent px-1 py-1 font-medium hover:bg-surface-2 [&>option]:bg-surface-1';

/**
 * The inside of a calendar: month and year to choose (birthdays lie far back), arrows that follow the reading
 * direction, and the days. Stands inside a `Calendar` or `RangeCalendar` of react-aria.
 */
export const CalendarMonth = ({ range }: { readonly range?: boolean }) => (
  <>
    <div className="flex items-center gap-1 pb-1">
      <Button slot="previous" className={step}>
        <ChevronRight size={16} className="ltr:rotate-180" />
      </Button>
      <div className="flex flex-1 justify-center gap-1">
        <CalendarMonthPicker format="long">
          {({ items, value, onChange, 'aria-label': label }) => (
            <select
              aria-label={label}
              value={value}
              onChange={(event) => onChange(Number(event.target.value))}
              className={picker}
            >
              {items.map((item) => (
                <option key={item.id} value={item.id}>
                  {item.formatted}
                </option>
              ))}
            </select>
          )}
        </CalendarMonthPicker>
        <CalendarYearPicker visibleYears={121} format={{ year: 'numeric' }}>
          {({ items, value, onChange, 'aria-label': label }) => (
            <select
              aria-label={label}
              value={value}
              onChange={(event) => onChange(Number(event.target.value))}
              className={picker}
            >
              {items.map((item) => (
                <option key={item.id} value={item.id}>
                  {yearOnly(item.formatted)}
                </option>
              ))}
            </select>
          )}
        </CalendarYearPicker>
      </div>
      <Button slot="next" className={step}>
        <ChevronLeft size={16} className="ltr:rotate-180" />
      </Button>
    </div>
    <CalendarGrid weekdayStyle="narrow" className="border-separate border-spacing-x-0 border-spacing-y-0.5">
      <CalendarGridHeader>
        {(day) => (
          <CalendarHeaderCell className="size-8 text-xs font-normal text-ink-muted">{day}</CalendarHeaderCell>
        )}
      </CalendarGridHeader>
      <CalendarGridBody>
        {(date) => <CalendarCell date={date} className={classes(cell, range ? inRange : single)} />}
      </CalendarGridBody>
    </CalendarGrid>
  </>
);

/** `Intl` writes the era after a Jalali year («۱۴۰۴ ه‍.ش.»); nobody in Iran does. */
const yearOnly = (formatted: string): string => /[\d۰-۹]+/.exec(formatted)?.[0] ?? formatted;

const cell = classes(
  'grid size-8 cursor-default place-items-center rounded-control outline-none data-outside-month:hidden pointer-coarse:size-11',
  'data-hovered:bg-surface-2 data-today:font-strong not-data-selected:data-today:text-accent',
  'data-disabled:text-ink-faint data-disabled:opacity-50 data-unavailable:line-through data-invalid:bg-danger data-invalid:text-accent-ink',
  'data-focus-visible:outline-2 data-focus-visible:outline-offset-1 data-focus-visible:outline-accent',
);

const single = 'data-selected:bg-accent data-selected:text-accent-ink';

const inRange =
  'data-selected:bg-accent-soft data-selected:text-ink data-selection-start:bg-accent data-selection-start:text-accent-ink data-selection-end:bg-accent data-selection-end:text-accent-ink';
