import {
  useCallback,
  type CSSProperties,
  type HTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';

import { BareButton } from './bare-button.tsx';
import { classes } from './classes.ts';
import { EdgeShades, useBeyond } from './wide-frame.tsx';

/**
 * The parts of a grid of records: the look, the roles and the frozen first column. Which rows exist, which are drawn,
 * selection and keys belong to whoever builds a grid with them; rows may be placed absolutely by a virtualiser.
 */
export type DataTableProps = {
  readonly label: string;
  /** `grid-template-columns`, one track a column: `40px 240px 160px`. */
  readonly columns: string;
  /** The whole number of rows with the header, or -1 while nobody has counted. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** How wide the columns are that stay in sight, in px: what is scrolled to comes out from under them. */
  readonly frozenWidth?: number;
  /** The scrolling frame, for a virtualiser. */
  readonly ref?: RefObject<HTMLDivElement | null>;
  readonly busy?: boolean;
  readonly multiselectable?: boolean;
  /** Some rows are heads that fold others. */
  readonly tree?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  /** The id of the row that the keyboard stands on: the grid keeps the focus, a screen reader follows the row. */
  readonly activeRow?: string | undefined;
  readonly onFocus?: () => void;
  /** Names the frame for whoever keeps places of scrolling: «back» comes to the same row. */
  readonly scrollName?: string;
  readonly children: ReactNode;
};

/** The frame that scrolls both ways; digits inside are tabular and lines tight. */
export const DataTable = ({ ref, ...props }: DataTableProps) => {
  const { beyond, frame } = useBeyond();
  const hold = useCallback(
    (element: HTMLDivElement | null) => {
      if (ref) ref.current = element;
      const leave = frame(element);
      return () => {
        if (ref) ref.current = null;
        leave?.();
      };
    },
    [ref, frame],
  );
  return (
    <div
      style={{ '--columns': props.columns, '--frozen': `${props.frozenWidth ?? 0}px` } as CSSProperties}
      className="relative flex min-h-0 min-w-0 flex-1"
    >
      <div
        ref={hold}
        role="grid"
        {...(props.tree ? { role: 'treegrid' } : {})}
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={props.rowCount}
        aria-colcount={props.columnCount}
        aria-busy={props.busy}
        aria-multiselectable={props.multiselectable}
        aria-activedescendant={props.activeRow}
        onKeyDown={props.onKeyDown}
        onFocus={props.onFocus}
        data-scroll-restoration-id={props.scrollName}
        className="relative min-w-0 flex-1 overflow-auto overscroll-contain bg-surface-1 leading-table -outline-offset-2"
      >
        {/* Head and rows are as wide as all columns: what is frozen stays within its own row, however far that goes. */}
        <div role="none" className="w-max min-w-full">
          {props.children}
        </div>
      </div>
      <EdgeShades beyond={beyond} />
    </div>
  );
};

/** The sticky row of column heads. */
export const DataHeader = ({ children }: { readonly children: ReactNode }) => (
  <div
    role="row"
    aria-rowindex={1}
    className="sticky top-0 z-2 grid h-row grid-cols-(--columns) bg-surface-1 text-sm text-ink-muted border-b border-surface-3"
  >
    {children}
  </div>
);

/** The part that holds the rows; a virtualiser gives it the height of all of them, in px. */
export const DataBody = ({
  children,
  height,
  faded = false,
}: {
  readonly children: ReactNode;
  readonly height?: number;
  /** The rows are of the question before: they step back once the answer takes longer than one notices. */
  readonly faded?: boolean;
}) => (
  <div
    role="rowgroup"
    className={classes('relative transition-opacity duration-(--calm)', faded && 'opacity-50 delay-200')}
    style={height === undefined ? undefined : { height }}
  >
    {children}
  </div>
);

export type DataHeaderCellProps = {
  readonly children: ReactNode;
  readonly index: number;
  readonly align?: 'start' | 'number' | 'center';
  /** Stays in sight at so many px from the inline start while the rest scrolls; not on a phone. */
  readonly frozen?: number | undefined;
  readonly id?: string;
  /** The head that the keyboard stands on. */
  readonly current?: boolean;
  readonly sort?: 'ascending' | 'descending' | 'none';
  /** Makes the head a button that changes the order. */
  readonly onSort?: (() => void) | undefined;
  /** Something at its inline start: the box that chooses all rows. */
  readonly before?: ReactNode;
  /** A handle or menu at its inline end. */
  readonly after?: ReactNode;
  /** Lets it be dragged to another place. */
  readonly drag?:
    | Pick<
        HTMLAttributes<HTMLDivElement>,
        'draggable' | 'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDrop'
      >
    | undefined;
};

/** The head of one column. */
export const DataHeaderCell = ({
  children,
  index,
  align = 'start',
  frozen,
  sort,
  onSort,
  before,
  after,
  drag,
  id,
  current = false,
}: DataHeaderCellProps) => (
  <div
    {...drag}
    id={id}
    role="columnheader"
    aria-colindex={index + 1}
    aria-sort={onSort === undefined ? undefined : (sort ?? 'none')}
    className={classes(
      'flex min-w-0 items-center gap-1 px-2',
      aligned[align],
      frozen === undefined ? 'relative' : frozenClass,
      current && 'rounded-small outline-2 -outline-offset-2 outline-accent',
    )}
    style={frozen === undefined ? undefined : { insetInlineStart: frozen }}
  >
    {before}
    {onSort === undefined ? (
      <span className="truncate">{children}</span>
    ) : (
      <BareButton
        outOfTabOrder
        onPress={onSort}
        className="thumb flex min-w-0 items-center gap-1 rounded-small px-1 -mx-1 data-hovered:text-ink"
      >
        <span className="truncate">{children}</span>
        {sort === 'ascending' ? <ArrowUp aria-hidden="true" size={14} className="shrink-0" /> : null}
        {sort === 'descending' ? <ArrowDown aria-hidden="true" size={14} className="shrink-0" /> : null}
      </BareButton>
    )}
    {after}
  </div>
);

export type DataRowProps = {
  /** Its place among all rows, from 0. */
  readonly index: number;
  /** How deep it lies in a tree, from 1. */
  readonly level?: number | undefined;
  readonly selected?: boolean;
  /** The row that the keyboard stands on. */
  readonly current?: boolean;
  /** px from the top of the body, where a virtualiser places it. */
  readonly top?: number;
  readonly id?: string;
  readonly onClick?: (event: MouseEvent<HTMLDivElement>) => void;
  readonly children: ReactNode;
};

/** One record, 36 px (44 under a finger). */
export const DataRow = ({ index, level, selected, current, top, id, onClick, children }: DataRowProps) => (
  // The grid takes the keys for all its rows, as the ARIA pattern has it.
  <div
    role="row"
    id={id}
    aria-rowindex={index + 2}
    aria-level={level}
    aria-selected={selected}
    tabIndex={-1}
    onClick={onClick}
    onKeyDown={undefined}
    data-current={current || undefined}
    style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
    className={classes(
      'group/row grid h-row w-full cursor-default grid-cols-(--columns) border-b border-surface-2 outline-none',
      'data-current:outline-2 data-current:-outline-offset-2 data-current:outline-accent',
      selected ? 'bg-accent-soft' : 'bg-surface-1 hover:bg-surface-2',
      top !== undefined && 'absolute inset-x-0 top-0',
    )}
  >
    {children}
  </div>
);

export type DataCellProps = {
  readonly index: number;
  readonly align?: 'start' | 'number' | 'center';
  /** Stays in sight at so many px from the inline start while the rest scrolls; not on a phone. */
  readonly frozen?: number | undefined;
  readonly id?: string | undefined;
  /** The cell that the keyboard stands on within its row. */
  readonly current?: boolean;
  readonly children: ReactNode;
};

/** One value. Amounts and counts stand with their last digits under each other. */
export const DataCell = (props: DataCellProps) => {
  const { index, align = 'start', frozen, id, current, children } = props;
  return (
    <div
      role="gridcell"
      id={id}
      aria-colindex={index + 1}
      className={classes(
        'group/cell flex min-w-0 items-center gap-2 truncate px-2',
        aligned[align],
        frozen === undefined ? 'relative scroll-ms-(--frozen)' : frozenClass,
        current && 'rounded-small outline-2 -outline-offset-2 outline-accent bg-accent-soft',
      )}
      style={frozen === undefined ? undefined : { insetInlineStart: frozen }}
    >
      {children}
    </div>
  );
};

const aligned = {
  start: 'justify-start text-start',
  // Digits of one width are spaced like type on a form: only where they stand above one another.
  number: 'by-ones',
  center: 'justify-center text-center',
};

const frozenClass = 'bg-inherit sm:sticky sm:z-1';
