import type { Ref } from 'react';

import type { ObjectContract, Stored } from '#records/contract.ts';

import { CardFace } from './card.tsx';
import { keyOf } from './columns.ts';
import { standingOf, type BoardState } from './use-board.ts';

/** The card beneath the pointer while it travels; moved by its style alone. */
export const DragGhost = (props: {
  readonly ref: Ref<HTMLDivElement>;
  readonly object: ObjectContract;
  readonly board: BoardState;
  readonly record: Stored;
  readonly width: number;
}) => {
  const { object, board, record, width } = props;
  const column = board.columns.find(({ key }) => key === keyOf(board.by, record)) ?? board.columns[0];
  if (!column) return null;
  return (
    <div
      ref={props.ref}
      aria-hidden="true"
      style={{ width, insetInlineStart: 'auto', left: 0 }}
      className="pointer-events-none fixed top-0 z-50 cursor-grabbing rounded-card bg-surface-1 opacity-95 shadow-float"
    >
      <CardFace
        object={object}
        fields={board.cardFields}
        column={standingOf(board, column, record)}
        record={record}
      />
    </div>
  );
};
