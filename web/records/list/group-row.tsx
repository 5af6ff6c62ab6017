import { ChevronDown, ChevronLeft } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { BareButton, CategoryDot, classes, useLocale, useWords } from '#web/kit/index.ts';

import type { Column } from './columns.ts';
import type { GroupHead, GroupSlot } from './slots.ts';
import { measuredOf, Sum } from './totals.tsx';
import { useRefusal } from './use-refusal.ts';
import { listWords } from './words.ts';

type LineProps = {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
};

/** A line of a grouped list that is no record. */
const GroupLine = (
  props: LineProps & {
    readonly slot: GroupSlot;
    readonly columns: readonly Column[];
    readonly onPress: () => void;
  },
) => {
  const { slot, columns, onPress, ...line } = props;
  switch (slot.kind) {
    case 'group':
      return <GroupRow {...line} head={slot.head} columns={columns} onPress={onPress} />;
    case 'more':
      return <MoreRow {...line} head={slot.head} onPress={onPress} />;
    case 'failed':
      return <FailedRow {...line} error={slot.error} onPress={onPress} />;
    case 'cut':
      return <CutRow {...line} groups={slot.groups} />;
  }
};

export default GroupLine;

type HeadProps = LineProps & { readonly head: GroupHead; readonly onPress: () => void };

/** The head of a group: folds it, and tells how many it holds and what they come to. */
const GroupRow = (props: HeadProps & { readonly columns: readonly Column[] }) => {
  const { head, columns, onPress, ...line } = props;
  const { digits, direction, locale } = useLocale();
  const measured = measuredOf(columns);
  return (
    <Line {...line} level={1} expanded={head.open}>
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
const MoreRow = ({ head, onPress, ...line }: HeadProps) => {
  const text = useWords(listWords);
  return (
    <Line {...line} level={2}>
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

/** What of a group could not be read, and the press that mends it. */
const FailedRow = (props: LineProps & { readonly error: unknown; readonly onPress: () => void }) => {
  const { error, onPress, ...line } = props;
  const { told, deed } = useRefusal(error);
  return (
    <Line {...line} level={2}>
      <BareButton
        outOfTabOrder
        onPress={onPress}
        className="group/failed sticky start-0 flex h-full max-w-[100cqw] min-w-0 items-center gap-3 px-9 text-start"
      >
        <span className="truncate text-danger">{told}</span>
        <span className="shrink-0 text-accent group-data-hovered/failed:underline">{deed}</span>
      </BareButton>
    </Line>
  );
};

/** The end of a list that has more groups than it shows. */
const CutRow = ({ groups, ...line }: LineProps & { readonly groups: number }) => {
  const text = useWords(listWords);
  const { digits } = useLocale();
  return (
    <Line {...line} level={1}>
      <p className="sticky start-0 flex h-full max-w-[100cqw] items-center px-3 text-ink-muted">
        <span className="truncate">{text.groupsCut(formatNumber(groups, digits))}</span>
      </p>
    </Line>
  );
};

const Line = (
  props: LineProps & {
    readonly level: number;
    readonly expanded?: boolean;
    readonly children: React.ReactNode;
  },
) => (
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
