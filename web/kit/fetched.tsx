import { createElement, lazy, Suspense, type ComponentType } from 'react';

import { classes } from './classes.ts';
import type { DateFieldProps, TimeFieldProps } from './date-field.tsx';
import type { DatePickerProps, DateRangePickerProps } from './date-picker.tsx';
import type { ComboBoxProps } from './combo-box.tsx';
import type { TagFieldProps } from './tag-field.tsx';

type Named = { readonly label: string; readonly hideLabel?: boolean };

/** A field whose code is fetched when the first of its kind is to be seen; until then its place is kept. */
const fetched = <Props extends Named>(fetch: () => Promise<ComponentType<Props>>) => {
  const Field = lazy(async () => ({ default: await fetch() }));
  const Fetched = (props: Props) => (
    <Suspense fallback={<FieldShape {...props} />}>{createElement<Props>(Field, props)}</Suspense>
  );
  return Fetched;
};

/** The place of a field that is still to come: its label and the height of one line. */
export const FieldShape = ({ label, hideLabel }: Named) => (
  <div aria-hidden="true" className="flex min-w-0 flex-col gap-1">
    <span className={classes('text-sm font-medium', hideLabel && 'sr-only')}>{label}</span>
    <div className="late min-h-control animate-breathe rounded-control bg-surface-3" />
  </div>
);

// Dates bring calendars and their arithmetic, and searching fields their lists: 55 KB together that most pages never show.
export const DatePicker = fetched<DatePickerProps>(
  async () => (await import('./date-picker.tsx')).DatePicker,
);
export const DateRangePicker = fetched<DateRangePickerProps>(
  async () => (await import('./date-picker.tsx')).DateRangePicker,
);
export const DateField = fetched<DateFieldProps>(async () => (await import('./date-field.tsx')).DateField);
export const TimeField = fetched<TimeFieldProps>(async () => (await import('./date-field.tsx')).TimeField);
export const ComboBox = fetched<ComboBoxProps>(async () => (await import('./combo-box.tsx')).ComboBox);
export const TagField = fetched<TagFieldProps>(async () => (await import('./tag-field.tsx')).TagField);
