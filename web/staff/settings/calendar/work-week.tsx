import { useState } from 'react';

import type { WorkHours } from '#persian/holidays/work-calendar.ts';
import { say } from '#persian/bilingual.ts';
import { WEEKDAYS } from '#persian/jalali/words.ts';
import {
  Button,
  FormLayout,
  RadioGroup,
  showToast,
  Switch,
  TimeField,
  useLocale,
  useWords,
  WeekPicture,
} from '#web/kit/index.ts';
import { daysOff, LeaveQuestion, useDeed, type Weekend, type WorkspaceSettings } from '#web/records/index.ts';

import { Part } from '../list.tsx';
import { useChangeSettings } from './use-settings.ts';

const words = {
  title: { fa: 'هفتهٔ کاری', en: 'Work week' },
  hint: {
    fa: 'سررسیدها، یادآورها و تقویم از همین روزها و ساعت‌ها پیروی می‌کنند.',
    en: 'Due dates, reminders and the calendar go by these days and hours.',
  },
  weekend: { fa: 'روزهای تعطیل هفته', en: 'Days off' },
  friday: { fa: 'جمعه', en: 'Friday' },
  'thursday-friday': { fa: 'پنجشنبه و جمعه', en: 'Thursday and Friday' },
  'friday-saturday': { fa: 'جمعه و شنبه', en: 'Friday and Saturday' },
  hours: { fa: 'ساعت کار', en: 'Work hours' },
  from: { fa: 'از', en: 'From' },
  to: { fa: 'تا', en: 'To' },
  fromOn: { fa: (day: string) => `${day} از`, en: (day: string) => `${day} from` },
  toOn: { fa: (day: string) => `${day} تا`, en: (day: string) => `${day} to` },
  own: { fa: 'ساعت هر روز جداگانه', en: 'Each day its own hours' },
  asAll: { fa: 'مانند روزهای دیگر', en: 'As on other days' },
  off: { fa: 'تعطیل', en: 'Day off' },
  wrong: { fa: 'پایان باید پس از آغاز باشد.', en: 'It must end after it begins.' },
  save: { fa: 'ذخیره', en: 'Save' },
  saved: { fa: 'تقویم کاری ذخیره شد و برای همه اعمال می‌شود.', en: 'Saved; it applies to everybody.' },
};

const weekends = ['friday', 'thursday-friday', 'friday-saturday'] as const satisfies readonly Weekend[];

type Week = Pick<WorkspaceSettings, 'weekend' | 'workHours' | 'workHoursOn'>;

const isRight = ({ from, to }: WorkHours): boolean => from < to;

/** Which days are worked, and from when to when. */
export const WorkWeek = ({ settings }: { readonly settings: WorkspaceSettings }) => {
  const text = useWords(words);
  const change = useChangeSettings();
  const deed = useDeed();
  const { weekend, workHours, workHoursOn } = settings;
  const saved: Week = { weekend, workHours, workHoursOn };
  const [now, setNow] = useState(saved);
  const [each, setEach] = useState(Object.keys(workHoursOn).length > 0);
  const set = (some: Partial<Week>) => setNow((before) => ({ ...before, ...some }));
  const off = daysOff[now.weekend];
  // Hours of a day off are not kept: they would come back unseen with another weekend.
  const wanted: Week = {
    ...now,
    workHoursOn: each
      ? Object.fromEntries(Object.entries(now.workHoursOn).filter(([day]) => !off.includes(Number(day))))
      : {},
  };
  const unsaved = JSON.stringify(wanted) !== JSON.stringify(saved);
  const right = isRight(wanted.workHours) && Object.values(wanted.workHoursOn).every(isRight);
  const submit = () => {
    if (!right) return;
    deed.run(async () => {
      await change(wanted);
      setNow(wanted);
      deed.clear();
      showToast({ message: text.saved });
    });
  };
  return (
    <Part title={text.title} hint={text.hint}>
      <LeaveQuestion unsaved={unsaved && !deed.pending} />
      <FormLayout
        onSubmit={submit}
        problem={deed.problem?.detail}
        actions={
          <Button type="submit" variant="primary" pending={deed.pending} disabled={!unsaved || !right}>
            {text.save}
          </Button>
        }
      >
        <div className="flex flex-col gap-2">
          <RadioGroup
            label={text.weekend}
            inline
            value={now.weekend}
            onChange={(id) => set({ weekend: id as Weekend })}
            options={weekends.map((id) => ({ id, label: text[id] }))}
          />
          <WeekPicture off={off} />
        </div>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">{text.hours}</legend>
          <Hours
            from={text.from}
            to={text.to}
            hours={now.workHours}
            onChange={(hours) => set({ workHours: hours })}
          />
        </fieldset>
        <Switch on={each} onChange={setEach}>
          {text.own}
        </Switch>
        {each ? (
          <WeekDays
            week={now}
            off={off}
            onChange={(day, hours) => {
              const { [day]: _before, ...others } = now.workHoursOn;
              set({ workHoursOn: hours ? { ...others, [day]: hours } : others });
            }}
          />
        ) : null}
      </FormLayout>
    </Part>
  );
};

const WeekDays = (props: {
  readonly week: Week;
  readonly off: readonly number[];
  readonly onChange: (day: string, hours: WorkHours | undefined) => void;
}) => {
  const { week, off, onChange } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  return (
    <ul className="flex flex-col gap-1 rounded-card bg-surface-1 p-3">
      {WEEKDAYS.map((phrase, index) => {
        const day = String(index);
        const name = say(phrase, locale);
        const own = week.workHoursOn[day];
        return (
          <li key={day} className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-1">
            <span className="w-20 shrink-0">{name}</span>
            {off.includes(index) ? (
              <span className="text-sm text-danger">{text.off}</span>
            ) : (
              <>
                <Hours
                  from={text.fromOn(name)}
                  to={text.toOn(name)}
                  hideLabel
                  hours={own ?? week.workHours}
                  onChange={(hours) => onChange(day, hours)}
                />
                {own ? (
                  <Button variant="quiet" onPress={() => onChange(day, undefined)}>
                    <span className="text-sm font-normal text-ink-muted">{text.asAll}</span>
                  </Button>
                ) : null}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const Hours = (props: {
  readonly from: string;
  readonly to: string;
  readonly hideLabel?: boolean;
  readonly hours: WorkHours;
  readonly onChange: (hours: WorkHours) => void;
}) => {
  const { from, to, hideLabel = false, hours, onChange } = props;
  const text = useWords(words);
  return (
    <div className="flex flex-wrap items-start gap-3">
      <TimeField
        label={from}
        hideLabel={hideLabel}
        value={hours.from}
        onChange={(time) => (time === null ? undefined : onChange({ ...hours, from: time }))}
      />
      <TimeField
        label={to}
        hideLabel={hideLabel}
        value={hours.to}
        onChange={(time) => (time === null ? undefined : onChange({ ...hours, to: time }))}
        {...(isRight(hours) ? {} : { error: text.wrong })}
      />
    </div>
  );
};
