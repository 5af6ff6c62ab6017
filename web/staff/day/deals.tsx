import { useState } from 'react';
import { ListPlus, Phone } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { Linked, ObjectContract, Stored } from '#records/contract.ts';
import { Button, IconButton, Link, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';
import { fieldOf, FieldValue, isEmpty, isLinked, recordHref, titleOf } from '#web/records/index.ts';
import { useCall } from '#web/records/calendar/use-call.ts';
import type { WorkDays } from '#web/records/data/work-days.ts';
import { NextStepLine } from '#web/records/next-step/next-step-line.tsx';

import { Panel, PanelFailed, PanelNote, PanelWaiting } from './panel.tsx';
import { QuietLine } from './quiet-line.tsx';
import { focusRow, useRow } from './rows.ts';
import { lastTouch, stageFacts, useDeals, type Staged } from './use-deals.ts';
import { dayWords } from './words.ts';

export type DealsProps = {
  readonly staged: Staged;
  readonly member: Linked;
  /** Whose deals are shown: his, and of those for whom he stands in. */
  readonly people: readonly string[];
  readonly today: string;
  readonly now: string;
  readonly days: WorkDays;
  /** What a next step is made as; undefined where the reader makes none. */
  readonly step: ObjectContract | undefined;
};

const shownFirst = 5;

/** Deals that want care: those that rot, and those without a next step. */
export const Deals = (props: DealsProps) => {
  const { staged, people, today } = props;
  const text = useWords(dayWords);
  const { locale } = useLocale();
  const { rotting, stepless, stages, canRot } = useDeals(staged, people, today);
  const many = say(staged.object.many, locale);
  return (
    <>
      {staged.steps ? (
        <DealPanel
          {...props}
          title={text.stepless}
          pages={stepless}
          stages={stages.records}
          none={text.noStepless}
        />
      ) : null}
      {canRot ? (
        <DealPanel
          {...props}
          title={text.rotting(many)}
          hint={text.rottingHint}
          pages={rotting}
          stages={stages.records}
          none={text.noRotting}
        />
      ) : null}
    </>
  );
};

type Pages = ReturnType<typeof useDeals>['rotting'];

const DealPanel = (
  props: DealsProps & {
    readonly title: string;
    readonly hint?: string;
    readonly pages: Pages;
    readonly stages: readonly Stored[];
    readonly none: string;
  },
) => {
  const { pages, title, hint, none } = props;
  const text = useWords(dayWords);
  const { digits } = useLocale();
  const [all, setAll] = useState(false);
  const { records, hasNextPage } = pages;
  const shown = all ? records : records.slice(0, shownFirst);
  const count = `${formatNumber(records.length, digits)}${hasNextPage ? '+' : ''}`;
  return (
    <Panel
      title={title}
      count={records.length > 0 ? count : undefined}
      hint={records.length > 0 ? hint : undefined}
    >
      {pages.error ? (
        <PanelFailed error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <PanelWaiting />
      ) : records.length === 0 ? (
        <PanelNote>{none}</PanelNote>
      ) : (
        <ul className="flex flex-col px-1">
          {shown.map((record) => (
            <DealRow key={record.id} {...props} panel={title} record={record} />
          ))}
        </ul>
      )}
      {shown.length < records.length || hasNextPage ? (
        <div className="px-3 pt-1">
          <Button
            variant="quiet"
            pending={pages.isFetchingNextPage}
            onPress={() => {
              if (all) void pages.fetchNextPage();
              else setAll(true);
            }}
          >
            <span className="text-accent">{all ? text.more : text.showAll}</span>
          </Button>
        </div>
      ) : null}
    </Panel>
  );
};

const DealRow = (
  props: DealsProps & { readonly panel: string; readonly record: Stored; readonly stages: readonly Stored[] },
) => {
  const { staged, panel, record, stages, now, days, step, member } = props;
  const text = useWords(dayWords);
  const { digits } = useLocale();
  const callUp = useCall();
  const [asking, setAsking] = useState(false);
  const { object } = staged;
  // A deal may stand in two panels at once.
  const key = `${panel}/${record.id}`;
  const href = recordHref(object.name, record.id);
  const title = titleOf(object, record) ?? '—';
  const whom = object.about.map((name) => record.values[name]).find(isLinked);
  const stage = stageFacts(staged, stages, record, now);
  const amount = fieldOf(object, 'amount');
  const touched = lastTouch(record);
  const call = callUp && whom ? () => void callUp({ object: object.name, record }) : undefined;
  const ask = step ? () => setAsking(true) : undefined;
  const rotten = stage.allowed !== undefined && stage.days > stage.allowed;

  useRow(key, [
    ...(ask
      ? [
          {
            id: `${key} N`,
            label: text.setStepOf(title),
            icon: <ListPlus size={18} />,
            shortcut: 'N',
            run: ask,
          },
        ]
      : []),
    ...(call
      ? [{ id: `${key} K`, label: text.callFor(title), icon: <Phone size={18} />, shortcut: 'K', run: call }]
      : []),
  ]);

  return (
    <li className="flex flex-col">
      <div
        data-row={key}
        className="group/row relative flex items-center gap-2 rounded-control px-3 py-1.5 leading-title hover:bg-surface-2/60 has-[a:focus-visible]:bg-surface-2/60"
      >
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate own-end">
              <Link quiet href={href}>
                <bdi>{title}</bdi>
              </Link>
            </span>
            {amount && !isEmpty(record.values['amount']) ? (
              <span className="shrink-0 text-sm text-ink-muted">
                <FieldValue field={amount} value={record.values['amount']} place="cell" />
              </span>
            ) : null}
          </div>
          <QuietLine>
            {whom?.title ? <bdi>{whom.title}</bdi> : null}
            <span className={rotten ? 'text-danger' : undefined}>
              {stage.allowed === undefined
                ? stage.name
                : stage.days === 0
                  ? text.inStageSinceToday(stage.name)
                  : text.inStage(
                      stage.name,
                      formatNumber(stage.days, digits),
                      formatNumber(stage.allowed, digits),
                    )}
            </span>
            {touched === undefined ? (
              text.noTouch
            ) : (
              <span>
                {text.lastTouch} <RelativeDate value={touched} />
              </span>
            )}
          </QuietLine>
        </div>
        <div className="absolute end-1 top-0 flex h-full items-center rounded-control bg-surface-2 opacity-0 transition-opacity pointer-coarse:static pointer-coarse:bg-transparent max-sm:static max-sm:bg-transparent group-focus-within/row:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100 max-sm:opacity-100">
          {call ? <IconButton label={text.call} icon={<Phone size={16} />} onPress={call} /> : null}
          {ask ? <IconButton label={text.setStep} icon={<ListPlus size={16} />} onPress={ask} /> : null}
        </div>
      </div>
      {asking && step ? (
        <div className="ms-[4.75rem] me-3 my-1 max-sm:ms-4">
          <NextStepLine
            step={step}
            object={object}
            record={record}
            owner={member}
            now={now}
            days={days}
            onClose={() => {
              setAsking(false);
              focusRow(key);
            }}
          />
        </div>
      ) : null}
    </li>
  );
};
