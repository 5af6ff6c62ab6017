import type { ReactNode } from 'react';
import { ChevronLeft, ChevronRight } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { addDays, type CivilDate } from '#persian/jalali/civil.ts';
import { periodOf, shiftPeriod, type PeriodKind } from '#persian/jalali/periods.ts';
import { DateRangePicker, IconButton, Segmented, Select, useLocale, useWords } from '#web/kit/index.ts';
import { useMe } from '#web/records/index.ts';

import type { Frame } from '../../contract/reports.ts';
import type { DashboardAddress } from './address.ts';
import { dashboardWords, periodNames } from '../../contract/words/dashboard.ts';

const everybody = 'everybody';
const always: readonly PeriodKind[] = ['week', 'month', 'quarter', 'half'];

/** A page may leave the period to itself, tell of everybody's goals of a period, of what people did in no pipeline, or of no figures. */
export type HeededParts = 'all' | 'whose' | 'period' | 'people' | 'none';

/** Of which pipeline, of whom, over which days; and whether figures are shown as pictures or tables. */
export const DashboardHeader = (props: {
  readonly title: string;
  readonly address: DashboardAddress;
  readonly frame: Frame;
  readonly pipeline: string;
  readonly today: CivilDate;
  readonly heeds: HeededParts;
  /** Deeds upon the report as it is seen. */
  readonly actions?: ReactNode;
  readonly onChange: (part: Partial<DashboardAddress>) => void;
}) => {
  const { address, frame, pipeline, heeds, onChange } = props;
  const text = useWords(dashboardWords);
  const me = useMe();
  const people = frame.people.filter(({ id }) => id !== me.member.id);
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <DashboardTitle>{props.title}</DashboardTitle>
      {/* Beside the title on a phone, where a row of its own would be mostly empty. */}
      <div className="sm:order-last">{props.actions}</div>
      <div className="flex flex-1 flex-wrap items-center justify-end gap-2 max-sm:w-full max-sm:flex-none max-sm:justify-start max-sm:empty:hidden">
        {(heeds === 'all' || heeds === 'whose') && frame.pipelines.length > 1 ? (
          <div className="w-44 max-sm:w-[calc(50%-4px)]">
            <Select
              label={text.pipelineOf}
              hideLabel
              value={pipeline}
              onChange={(id) => onChange({ pipeline: id ?? undefined })}
              options={frame.pipelines.map(({ id, name }) => ({ id, label: name }))}
            />
          </div>
        ) : null}
        {heeds !== 'period' && heeds !== 'none' && people.length > 0 ? (
          <div className="w-44 max-sm:w-[calc(50%-4px)]">
            <Select
              label={heeds === 'people' ? text.whoseWork : text.whose}
              hideLabel
              value={address.of ?? everybody}
              onChange={(id) => onChange({ of: id === null || id === everybody ? undefined : id })}
              options={[
                { id: everybody, label: text.everybody },
                { id: 'me', label: text.mine },
                ...frame.teams.map(({ id, name }) => ({ id, label: name, detail: text.team })),
                ...people.map(({ id, name }) => ({ id, label: name })),
              ]}
            />
          </div>
        ) : null}
        {heeds === 'whose' || heeds === 'none' ? null : (
          <PeriodPicker {...props} byDay={heeds === 'people'} />
        )}
        {heeds === 'period' || heeds === 'none' ? null : (
          <Segmented
            label={text.look}
            value={address.look}
            onChange={(look) => onChange({ look })}
            options={[
              { id: 'picture', label: text.picture },
              { id: 'table', label: text.table },
            ]}
          />
        )}
      </div>
    </header>
  );
};

export const DashboardTitle = ({ children }: { readonly children: string }) => (
  <h1 className="min-w-0 text-2xl leading-title font-strong max-sm:flex-1">
    <bdi>{children}</bdi>
  </h1>
);

/** A Jalali period that one leafs through, or days of one's own choice. */
const PeriodPicker = (props: {
  readonly address: DashboardAddress;
  readonly today: CivilDate;
  /** What people did one also asks of a single day. */
  readonly byDay: boolean;
  readonly onChange: (part: Partial<DashboardAddress>) => void;
}) => {
  const { address, today, onChange, byDay } = props;
  const text = useWords(dashboardWords);
  const { locale } = useLocale();
  const { fiscalYearStart } = useMe().workspace.settings;
  const settings = { fiscalYearStart };
  const { free, period: kind } = address;
  const period = periodOf(address.on ?? today, kind, settings);
  const turn = (steps: number) => onChange({ on: shiftPeriod(period, steps, settings).from });
  const isOwnYear = fiscalYearStart.month !== 1 || fiscalYearStart.day !== 1;
  const kinds: readonly PeriodKind[] = [
    ...(byDay ? (['day'] as const) : []),
    ...always,
    ...(isOwnYear ? (['fiscal-quarter'] as const) : []),
    'fiscal-year',
    ...(isOwnYear ? (['year'] as const) : []),
  ];
  // An address may name a kind that is not offered.
  const offered = kinds.includes(kind) ? kinds : [kind, ...kinds];
  const choose = (id: string | null) => {
    const chosen = offered.find((one) => one === id);
    if (chosen) onChange({ period: chosen, free: undefined });
    else onChange({ free: { from: period.from, to: period.to } });
  };
  return (
    <>
      <div className="w-32 max-sm:w-[calc(50%-4px)]">
        <Select
          label={text.period}
          hideLabel
          value={free ? 'free' : kind}
          onChange={choose}
          options={[...offered, 'free' as const].map((id) => ({ id, label: say(periodNames[id], locale) }))}
        />
      </div>
      {free ? (
        <DateRangePicker
          label={text.days}
          hideLabel
          value={{ start: free.from, end: addDays(free.to, -1) }}
          onChange={(range) =>
            onChange({ free: range ? { from: range.start, to: addDays(range.end, 1) } : undefined })
          }
        />
      ) : (
        <div className="flex items-center">
          <IconButton
            label={text.previous}
            icon={<ChevronRight size={18} className="ltr:rotate-180" />}
            onPress={() => turn(-1)}
          />
          <span className="min-w-28 px-1 text-center font-medium" aria-live="polite">
            {say(period.label, locale)}
          </span>
          <IconButton
            label={text.next}
            icon={<ChevronLeft size={18} className="ltr:rotate-180" />}
            onPress={() => turn(1)}
          />
        </div>
      )}
    </>
  );
};
