import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';

import { counted } from '#persian/bilingual.ts';
import { formatNumber, localDigits } from '#persian/digits.ts';
import { daysBetween } from '#persian/jalali/civil.ts';
import { civilDateOf, instantOf } from '#persian/jalali/instants.ts';
import {
  Button,
  Checkbox,
  DatePicker,
  RadioGroup,
  showDate,
  showTime,
  Skeleton,
  Switch,
  TextField,
  TimeField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { callApi, useMe } from '#web/records/index.ts';

import type { PlannedMeeting } from '../../contract/calling.ts';
import { useKeyDeeds } from './keys.ts';

const words = {
  when: { fa: 'زمان‌های آزاد شما', en: 'Your free times' },
  outside: { fa: 'بیرون از ساعت اداری هم', en: 'Outside office hours too' },
  otherDay: { fa: 'روز دیگر', en: 'Another day' },
  atHour: { fa: 'ساعت', en: 'At' },
  manner: { fa: 'شیوه', en: 'Manner' },
  'in-person': { fa: 'در دفتر ما', en: 'At our office' },
  visit: { fa: 'نزد مشتری', en: 'At the customer’s' },
  online: { fa: 'برخط', en: 'Online' },
  place: { fa: 'جا', en: 'Place' },
  link: { fa: 'پیوند جلسه', en: 'Meeting link' },
  route: { fa: 'راه رسیدن', en: 'How to get there' },
  minutes: {
    fa: (count: string) => `${count} دقیقه`,
    en: (count: string) => counted(count, 'minute', 'minutes'),
  },
  mail: { fa: 'دعوت با رایانامه', en: 'Invite by mail' },
  sms: { fa: 'پیامک', en: 'SMS' },
  letter: {
    fa: 'تا آن روز وقت هست؛ پس از ثبت می‌توانید نامهٔ دعوت را هم چاپ کنید.',
    en: 'There is time: once it is logged you can print a letter as well.',
  },
  log: { fa: 'ثبت قرار و فرستادن دعوت', en: 'Log and invite' },
  logOnly: { fa: 'ثبت قرار', en: 'Log the meeting' },
  none: { fa: 'در سه هفتهٔ آینده زمان آزادی نیست.', en: 'There is no free time within three weeks.' },
};

/** From so many days on a letter arrives in time. */
const letterDays = 4;
const lasting = 60;
const manners = ['in-person', 'visit', 'online'] as const;

/** A meeting while it is being agreed on; the script reads it out. */
export type MeetingDraft = {
  readonly at: string | null;
  readonly manner: PlannedMeeting['manner'];
  readonly place: string;
  readonly route: string;
  readonly outside: boolean;
};

export const noMeeting: MeetingDraft = {
  at: null,
  manner: 'in-person',
  place: '',
  route: '',
  outside: false,
};

/** The seller's own free times, the two to propose first. */
export const useSlots = (outside: boolean) =>
  useQuery({
    queryKey: ['records', 'meeting', 'slots', outside],
    queryFn: ({ signal }) =>
      callApi<{ slots: readonly string[] }>(
        `/sales/free-slots?minutes=${lasting}&hours=${outside ? 'any' : 'office'}`,
        { signal },
      ),
  });

/** When, where and how one meets, and what is sent at once. */
export const MeetingStage = (props: {
  readonly now: string;
  readonly draft: MeetingDraft;
  readonly onChange: (draft: MeetingDraft) => void;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly onPlan: (meeting: PlannedMeeting) => void;
}) => {
  const { now, draft, onChange, email, mobile, onPlan } = props;
  const text = useWords(words);
  const locale = useLocale();
  const { settings } = useMe().workspace;
  const slots = useSlots(draft.outside);
  const [mail, setMail] = useState(email !== null);
  const [sms, setSms] = useState(mobile !== null);
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState<string | null>('10:00');
  const set = (part: Partial<MeetingDraft>) => onChange({ ...draft, ...part });
  const place = draft.place === '' && draft.manner === 'in-person' ? settings.company.address : draft.place;
  const today = civilDateOf(now, locale.timeZone);
  const isFar = draft.at !== null && daysBetween(today, civilDateOf(draft.at, locale.timeZone)) >= letterDays;
  const plan = () => {
    if (draft.at === null || draft.at <= now) return;
    onPlan({
      at: draft.at,
      minutes: lasting,
      manner: draft.manner,
      place: place.trim(),
      route: draft.route.trim(),
      mail: mail && email !== null,
      sms: sms && mobile !== null,
    });
  };
  const pickDay = (nextDay: string | null, nextTime: string | null) => {
    setDay(nextDay);
    setTime(nextTime);
    if (nextDay !== null && nextTime !== null)
      set({ at: instantOf(nextDay, nextTime.slice(0, 5), locale.timeZone) });
  };
  const offered = slots.data?.slots ?? [];
  useKeyDeeds({
    ...Object.fromEntries(offered.map((at, index) => [`Digit${index + 1}`, () => set({ at })])),
    Enter: plan,
  });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-4">
          <h3 className="min-w-0 flex-1 text-sm text-ink-muted">{text.when}</h3>
          <Switch on={draft.outside} onChange={(outside) => set({ outside })}>
            {text.outside}
          </Switch>
        </div>
        {slots.data ? (
          offered.length === 0 ? (
            <p className="text-ink-muted">{text.none}</p>
          ) : (
            <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
              {offered.map((at, index) => (
                <Button
                  key={at}
                  fill
                  variant={draft.at === at ? 'primary' : 'secondary'}
                  onPress={() => set({ at })}
                >
                  <span className="flex w-full min-w-0 items-center gap-2">
                    <span className="min-w-0 flex-1 truncate text-start">
                      {showDate(civilDateOf(at, locale.timeZone), locale, 'weekday')}{' '}
                      {showDate(civilDateOf(at, locale.timeZone), locale, 'day-month')} {showTime(at, locale)}
                    </span>
                    <kbd aria-hidden="true" className="font-sans text-xs opacity-70 max-sm:hidden">
                      {localDigits(String(index + 1), locale.digits)}
                    </kbd>
                  </span>
                </Button>
              ))}
            </div>
          )
        ) : (
          <Skeleton className="h-control w-full" lines={3} />
        )}
        <div className="flex flex-wrap items-end gap-2">
          <DatePicker
            label={text.otherDay}
            value={day}
            min={today}
            onChange={(next) => pickDay(next, time)}
          />
          <TimeField label={text.atHour} value={time} onChange={(next) => pickDay(day, next)} />
          <span className="pb-1.5 text-sm text-ink-muted">
            {text.minutes(formatNumber(lasting, locale.digits))}
          </span>
        </div>
      </div>
      <RadioGroup
        label={text.manner}
        inline
        value={draft.manner}
        options={manners.map((one) => ({ id: one, label: text[one] }))}
        onChange={(id) => set({ manner: manners.find((one) => one === id) ?? 'in-person' })}
      />
      <div className="grid gap-3 md:grid-cols-2">
        <TextField
          label={draft.manner === 'online' ? text.link : text.place}
          kind={draft.manner === 'online' ? 'url' : 'text'}
          maxLength={300}
          value={place}
          onChange={(next) => set({ place: next })}
        />
        {draft.manner === 'online' ? null : (
          <TextField
            label={text.route}
            maxLength={1_000}
            value={draft.route}
            onChange={(route) => set({ route })}
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {email === null ? null : (
          <Checkbox checked={mail} onChange={setMail}>
            {text.mail} <bdi className="text-ink-muted">{email}</bdi>
          </Checkbox>
        )}
        {mobile === null ? null : (
          <Checkbox checked={sms} onChange={setSms}>
            {text.sms}{' '}
            <bdi dir="ltr" className="text-ink-muted">
              {localDigits(mobile, locale.digits)}
            </bdi>
          </Checkbox>
        )}
        <span className="flex-1" />
        <Button variant="primary" disabled={draft.at === null || draft.at <= now} onPress={plan}>
          {(mail && email !== null) || (sms && mobile !== null) ? text.log : text.logOnly}
        </Button>
      </div>
      {isFar ? <p className="text-sm text-ink-muted">{text.letter}</p> : null}
    </div>
  );
};
