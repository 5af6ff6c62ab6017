import { useState } from 'react';

import type { IsoDate } from '../civil-date.ts';
import { DateField, TimeField } from '../date-field.tsx';
import { DatePicker, DateRangePicker, type DateRange } from '../date-picker.tsx';
import { useWords } from '../locale.tsx';
import { RelativeDate } from '../relative-date.tsx';
import { Columns, Row, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'تاریخ و ساعت', en: 'Dates and times' },
  birthday: { fa: 'تاریخ تولد', en: 'Birthday' },
  due: { fa: 'سررسید', en: 'Due' },
  dueHint: { fa: 'تاریخ را می‌توان نوشت یا از تقویم برداشت.', en: 'Write it, or take it from the calendar.' },
  period: { fa: 'بازه', en: 'Period' },
  fortnight: { fa: 'نیمهٔ نخست آذر', en: 'First half of Azar' },
  at: { fa: 'ساعت', en: 'Time' },
};

const moment = Date.now();
const ago = (hours: number) => new Date(moment - hours * 3_600_000).toISOString();

export const DateSpecimens = () => {
  const text = useWords(words);
  const [birthday, setBirthday] = useState<IsoDate | null>('2025-03-20');
  const [due, setDue] = useState<IsoDate | null>('2026-11-25');
  const [period, setPeriod] = useState<DateRange | null>({ start: '2026-11-22', end: '2026-12-06' });
  const [time, setTime] = useState<string | null>('14:30');
  return (
    <Specimens title={text.title}>
      <Columns>
        <DateField label={text.birthday} value={birthday} onChange={setBirthday} />
        <DatePicker label={text.due} value={due} onChange={setDue} hint={text.dueHint} />
        <DateRangePicker
          label={text.period}
          value={period}
          onChange={setPeriod}
          presets={[{ label: text.fortnight, range: { start: '2026-11-22', end: '2026-12-06' } }]}
        />
        <TimeField label={text.at} value={time} onChange={setTime} />
      </Columns>
      <Row>
        <RelativeDate value={ago(0.1)} />
        <RelativeDate value={ago(26)} />
        <RelativeDate value={ago(80)} />
        <RelativeDate value={ago(24 * 40)} />
        <RelativeDate value={ago(24 * 500)} />
        <RelativeDate value={ago(-24).slice(0, 10)} />
      </Row>
    </Specimens>
  );
};
