import { DateField as AriaDateField, Group, TimeField as AriaTimeField } from 'react-aria-components';

import { readIsoDate, readIsoTime, writeIsoDate, writeIsoTime, type IsoDate } from './civil-date.ts';
import { useSame } from './use-same.ts';
import { classes } from './classes.ts';
import { DateSegments } from './date-segments.tsx';
import { ariaState, boxClass, boxStates, FieldLabel, FieldNotes, type FieldProps } from './field.tsx';

export type DateFieldProps = FieldProps & {
  readonly value: IsoDate | null;
  readonly onChange: (iso: IsoDate | null) => void;
  readonly min?: IsoDate;
  readonly max?: IsoDate;
};

/** A date by its parts, without a calendar: birthdays, dates of papers. Jalali or Gregorian as the reader likes. */
export const DateField = ({ value, onChange, min, max, ...field }: DateFieldProps) => (
  <AriaDateField
    {...ariaState(field)}
    value={useSame(value, readIsoDate)}
    onChange={(date) => onChange(writeIsoDate(date))}
    minValue={readIsoDate(min)}
    maxValue={readIsoDate(max)}
    shouldForceLeadingZeros
  >
    <FieldLabel {...field} />
    <SegmentBox field={field} />
    <FieldNotes {...field} />
  </AriaDateField>
);

export type TimeFieldProps = FieldProps & {
  /** `HH:mm`, 24 hours. */
  readonly value: string | null;
  readonly onChange: (time: string | null) => void;
};

/** A time of day; 24 hours in both languages. */
export const TimeField = ({ value, onChange, ...field }: TimeFieldProps) => {
  return (
    <AriaTimeField
      {...ariaState(field)}
      value={useSame(value, readIsoTime)}
      onChange={(time) => onChange(writeIsoTime(time))}
      hourCycle={24}
      shouldForceLeadingZeros
    >
      <FieldLabel {...field} />
      <SegmentBox field={field} />
      <FieldNotes {...field} />
    </AriaTimeField>
  );
};

const SegmentBox = ({ field }: { readonly field: FieldProps }) => (
  <Group
    className={classes(boxClass, boxStates, 'w-fit min-w-36 px-2.5')}
    isInvalid={Boolean(field.error)}
    isDisabled={field.disabled}
  >
    <DateSegments />
  </Group>
);
