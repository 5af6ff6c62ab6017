import { useId, useRef, useState } from 'react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { ArrowDownWideNarrow, Kanban } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, Sort, Stored } from '#records/contract.ts';
import {
  Button,
  classes,
  EmptyState,
  IconButton,
  Menu,
  Select,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { fieldOf } from '../data/schema.ts';
import { useStanding } from '../data/standing.ts';
import { rememberTrail } from '../data/trail.ts';
import { titleOf, type Values } from '../data/values.ts';
import { isEditable } from '../fields/index.tsx';
import { useQuickCreate } from '../fields/quick-create-context.ts';
import { ListHeader } from '../list/list-header.tsx';
import { useLayoutDeeds } from '../list/page-deeds.tsx';
import { useKnownHere } from '../list/use-known-here.ts';
import { isFiltered, useList } from '../list/use-list.ts';
import { listWords } from '../list/words.ts';
import { variantOf } from '../views/view.ts';
import { Column } from './column.tsx';
import { askedAt, keyOf, totalsOf, type BoardColumn } from './columns.ts';
import { DragGhost } from './drag-ghost.tsx';
import { goTo } from './focus.ts';
import { MoveDialog } from './move-dialog.tsx';
import { useBoard, type BoardState } from './use-board.ts';
import { useDrag } from './use-drag.ts';
import { useMove, type Move } from './use-move.ts';
import { boardWords } from './words.ts';

type BoardProps = { readonly object: ObjectContract; readonly fields: readonly FieldContract[] };

/** A board: columns of cards that are dragged by mouse, finger or keys. */
export const ObjectBoard = ({ object, fields }: BoardProps) => {
  const list = useList(object, 'board');
  const wanted = list.address.by ?? list.board?.by;
  const absent = variantOf(object, list.variant)?.without ?? [];
  const offered = fields.filter(({ name }) => !absent.includes(name));
  const by = offered.find(({ name }) => name === wanted) ?? offered[0];
  return by ? <BoardOf object={object} fields={offered} by={by} list={list} /> : null;
};

const BoardOf = (
  props: BoardProps & { readonly by: FieldContract; readonly list: ReturnType<typeof useList> },
) => {
  const { object, fields, by, list } = props;
  const text = useWords(boardWords);
  const { locale } = useLocale();
  const board = useBoard(object, by, list);
  const move = useMove(object, board);
  const [asking, setAsking] = useState<Asking | null>(null);
  const known = useKnownInBoard(object, board, list);
  useStanding({
    object: object.name,
    variant: list.variant,
    prefill: { [object.name]: known },
    deeds: useLayoutDeeds(object, 'board', list),
  });
  const { open, create } = useDeeds(object, board, list.variant, known);
  const frame = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const mayMove = object.abilities.update !== 'none' && isEditable(by);
  const fixed =
    by.readOnly && object.abilities.update !== 'none'
      ? [text.fixed(say(by.label, locale)), ...(by.hint ? [say(by.hint, locale)] : [])].join(' ')
      : undefined;

  const drop = (record: Stored, key: string) => {
    const to = board.columns.find((column) => column.key === key);
    if (!to || keyOf(by, record) === key) return;
    const asked = askedAt(object, by, to);
    if (asked) setAsking({ record, to, asked });
    else go({ record, to });
  };
  const go = (deed: Move) => {
    move.mutate(deed);
    // Whoever moved it by keys goes on with it where it now stands.
    goTo(frame, deed.record.id, deed.to.key);
  };
  const drag = useDrag({
    frame,
    columns: board.columns,
    keyOf: (record) => keyOf(by, record),
    titleOf: (record) => titleOf(object, record) ?? '',
    enabled: mayMove,
    onDrop: drop,
  });

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ListHeader
        object={object}
        layout="board"
        list={list}
        by={by.name}
        onCreate={object.abilities.create ? () => create() : undefined}
        beside={<BoardChoices fields={fields} board={board} list={list} />}
      />
      {isFiltered(list) && board.isEmpty ? <NothingFound object={object} list={list} /> : null}
      {fixed === undefined ? null : <p className="px-6 pb-3 text-sm text-ink-muted max-sm:px-4">{fixed}</p>}
      {board.columns.length === 0 && !board.loading ? (
        <EmptyState icon={<Kanban size={20} />} title={text.noColumns} />
      ) : (
        <div
          ref={frame}
          {...drag.frameProps}
          className={classes(
            'flex min-h-0 flex-1 gap-3 overflow-x-auto overscroll-x-contain px-6 pb-3 max-sm:scroll-px-4 max-sm:px-4',
            // Snapping would fight the board that moves beneath a lifted card.
            drag.lifted === null && 'max-sm:snap-x max-sm:snap-mandatory',
          )}
        >
          {board.columns.map((column) => (
            <Column
              key={column.key}
              object={object}
              board={board}
              column={column}
              totals={totalsOf(board.groups, column, board.weights)}
              counted={board.groups !== undefined}
              query={board.columnQuery(column.key)}
              enabled={!list.settling}
              drag={drag}
              helpId={helpId}
              onOpen={open}
              known={known}
              onCreate={
                object.abilities.create && !by.readOnly ? (title) => create(column, title) : undefined
              }
            />
          ))}
        </div>
      )}
      <p id={helpId} hidden>
        {mayMove ? text.help : fixed}
      </p>
      <p aria-live="assertive" className="sr-only">
        {drag.spoken}
      </p>
      {drag.lifted && drag.lifted.by === 'pointer' ? (
        <DragGhost
          ref={drag.ghost}
          object={object}
          board={board}
          record={drag.lifted.record}
          width={drag.lifted.width}
        />
      ) : null}
      {asking ? (
        <MoveDialog
          object={object}
          record={asking.record}
          asked={asking.asked}
          onClose={() => setAsking(null)}
          onMove={(values) => {
            go({ record: asking.record, to: asking.to, values });
            setAsking(null);
          }}
        />
      ) : null}
    </div>
  );
};

/** Beside the empty columns, which still take new cards: why they are empty, and the way back. */
const NothingFound = (props: {
  readonly object: ObjectContract;
  readonly list: ReturnType<typeof useList>;
}) => {
  const { object, list } = props;
  const text = useWords(listWords);
  const { locale } = useLocale();
  const many = say(variantOf(object, list.variant)?.many ?? object.many, locale);
  return (
    <p
      role="status"
      className="mx-6 mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-surface-1 py-1 ps-3 pe-1 max-sm:mx-4"
    >
      <span className="min-w-0 flex-1">{text.nothingFound(many)}</span>
      <Button variant="quiet" onPress={list.clearFilter}>
        <span className="text-accent">{text.clearFilter}</span>
      </Button>
    </p>
  );
};

type Asking = Pick<Move, 'record' | 'to'> & { readonly asked: NonNullable<ReturnType<typeof askedAt>> };

/** What a new card has wherever it is made: what the board is filtered by, and its pipeline. */
const useKnownInBoard = (
  object: ObjectContract,
  { pipeline }: BoardState,
  list: ReturnType<typeof useList>,
): Values => {
  const known = useKnownHere(object, list);
  return {
    ...known,
    ...(pipeline && fieldOf(object, 'pipeline')
      ? { pipeline: { id: pipeline.id, object: 'pipeline', title: nameOf(pipeline) } }
      : {}),
  };
};

const useDeeds = (object: ObjectContract, board: BoardState, variant: string | undefined, known: Values) => {
  const navigate = useNavigate();
  const { href } = useLocation();
  const quickCreate = useQuickCreate();
  const open = (record: Stored) => {
    rememberTrail({ object: object.name, query: board.columnQuery(keyOf(board.by, record)), href });
    void navigate({ to: recordHref(object.name, record.id) });
  };
  const create = (column?: BoardColumn, title = '') =>
    void quickCreate({
      object: object.name,
      ...(variant === undefined ? {} : { variant }),
      prefill: {
        ...known,
        ...(column ? { [board.by.name]: column.value } : {}),
        ...(title === '' ? {} : { [object.title]: title }),
      },
    });
  return { open, create };
};

const nameOf = ({ values }: Stored): string => (typeof values['name'] === 'string' ? values['name'] : '');

/** Which pipeline, which field, and the order of the cards. */
const BoardChoices = (props: {
  readonly fields: readonly FieldContract[];
  readonly board: BoardState;
  readonly list: ReturnType<typeof useList>;
}) => {
  const { fields, board, list } = props;
  const text = useWords(boardWords);
  const { locale } = useLocale();
  return (
    <>
      {board.pipelines.length > 1 ? (
        <div className="w-44">
          <Select
            label={text.pipeline}
            hideLabel
            value={board.pipeline?.id ?? null}
            options={board.pipelines.map((pipeline) => ({ id: pipeline.id, label: nameOf(pipeline) }))}
            onChange={(id) => list.change({ pipeline: id ?? undefined })}
          />
        </div>
      ) : null}
      {fields.length > 1 ? (
        <div className="w-40 max-sm:w-32">
          <Select
            label={text.by}
            hideLabel
            value={board.by.name}
            options={fields.map(({ name, label }) => ({ id: name, label: say(label, locale) }))}
            onChange={(id) => list.change({ by: id ?? undefined })}
          />
        </div>
      ) : null}
      <Menu
        label={text.sort}
        trigger={<IconButton label={text.sort} icon={<ArrowDownWideNarrow size={16} />} />}
        items={useOrders(board).map(({ id, label, sort }) => ({
          id,
          label,
          checked: JSON.stringify(sort) === JSON.stringify(board.sort),
          onSelect: () => list.change({ sort }),
        }))}
      />
    </>
  );
};

const useOrders = ({ cardFields }: BoardState) => {
  const text = useWords(boardWords);
  const { locale } = useLocale();
  const { since, amount, due } = cardFields;
  const order = (id: string, label: string, field: FieldContract, direction: Sort['direction']) => ({
    id,
    label,
    sort: [{ field: field.name, direction }] as readonly Sort[],
  });
  return [
    ...(since
      ? [order('newest', text.newest, since, 'desc'), order('oldest', text.oldest, since, 'asc')]
      : []),
    ...(amount ? [order('largest', text.largest(say(amount.label, locale)), amount, 'desc')] : []),
    ...(due ? [order('soonest', text.soonest(say(due.label, locale)), due, 'asc')] : []),
  ];
};
