import { ChevronDown, ChevronLeft } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract } from '#records/contract.ts';
import { BareButton, CategoryDot, classes, useLocale, useWords } from '#web/kit/index.ts';

import type { Column } from './columns.ts';
import type { GroupHead } from './slots.ts';
import { measuredOf } from './totals.tsx';
import { Sum } from './totals.tsx';
import { listWords } from './words.ts';

export type GroupRowProps = {
  readonly id: string;
  readonly object: ObjectContract;
  readonly head: GroupHead;
  readonly columns: readonly Column[];
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly onPress: () => void;
};

/** The head of a group: folds it, and tells how many it holds and what they come to. */
export const GroupRow = ({ id, head, columns, index, top, current, onPress }: GroupRowProps) => {
  const { digits, direction } = useLocale();
  const { locale } = useLocale();
  const measured = measuredOf(columns);
  return (
    <Line id={id} index={index} top={top} current={current} level={1} expanded={head.open}>
      <BareButton
        outOfTabOrder
        onPress={onPress}
        className="sticky start-0 flex h-full max-w-[100cqw] min-w-0 items-center gap-2 px-2 font-medium"
      >
        {head.open ? (
          <ChevronDown aria-hidden="true" size={16} className="shrink-0 text-ink-muted" />
        ) : (
          <ChevronLeft
            aria-hidden="true"
            size={16}
            className={classes('shrink-0 text-ink-muted', direction === 'ltr' && 'rotate-180')}
          />
        )}
        {head.color === undefined ? null : <CategoryDot category={head.color} />}
        <bdi className="truncate">{head.label}</bdi>
        <span className="text-ink-muted">{formatNumber(head.group.count, digits)}</span>
        <span className="flex min-w-0 gap-4 truncate ps-2 text-sm font-normal text-ink-muted">
          {measured.map((field, at) => {
            const measure = head.group.measures[at] ?? null;
            return measure === null || (Array.isArray(measure) && measure.length === 0) ? null : (
              <span key={field.name} className="flex items-baseline gap-1">
                {say(field.label, locale)}
                <span className="text-ink">
                  <Sum measure={measure} short />
                </span>
              </span>
            );
          })}
        </span>
      </BareButton>
    </Line>
  );
};

/** The end of what a group shows: the next of it are a press away. */
export const MoreRow = ({ id, index, top, current, onPress, head }: GroupRowProps) => {
  const text = useWords(listWords);
  return (
    <Line id={id} index={index} top={top} current={current} level={2}>
      <BareButton
        outOfTabOrder
        onPress={onPress}
        className="sticky start-0 h-full px-9 text-start text-accent data-hovered:underline"
      >
        {text.moreOf(head.label)}
      </BareButton>
    </Line>
  );
};

const Line = (props: {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly level: number;
  readonly expanded?: boolean;
  readonly children: React.ReactNode;
}) => (
  <div
    role="row"
    id={props.id}
    aria-rowindex={props.index + 2}
    aria-level={props.level}
    aria-expanded={props.expanded}
    data-current={props.current || undefined}
    style={{ transform: `translateY(${props.top}px)` }}
    className={classes(
      'absolute inset-x-0 top-0 h-row border-b border-surface-3 data-current:outline-2 data-current:-outline-offset-2 data-current:outline-accent',
      props.level === 1 ? 'bg-surface-2' : 'bg-surface-1',
    )}
  >
    <div role="gridcell" className="h-full">
      {props.children}
    </div>
  </div>
);
