import { Suspense, useRef, useState } from 'react';

import type { ObjectContract, PageQuery } from '#records/contract.ts';
import { AnchoredPopover, useWords } from '#web/kit/index.ts';

import { JumpMarks, JumpQuestion } from './fetched.ts';
import { railClasses, type JumpBy } from './jump.ts';
import { listWords } from './words.ts';

export type JumpRailProps = {
  readonly object: ObjectContract;
  readonly query: PageQuery;
  readonly by: JumpBy;
  /** Long enough to be jumped in. */
  readonly shown: boolean;
  readonly asking: boolean;
  readonly onAskingChange: (asking: boolean) => void;
  readonly onJump: (from: string) => void;
};

/** The thin rail at the inline end: letters or days that the list is jumped to; and the question that `g` asks. */
export const JumpRail = (props: JumpRailProps) => {
  const { object, query, by, shown, asking, onAskingChange, onJump } = props;
  const text = useWords(listWords);
  const rail = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<string | null>(null);
  // Amounts lie too unevenly for marks: `g` asks for one.
  const marked = shown && by.kind !== 'number';
  const go = (from: string) => {
    setLast(from);
    onJump(from);
  };
  return (
    <>
      <div ref={rail} className="flex shrink-0">
        {marked ? (
          <Suspense fallback={<div className={railClasses} />}>
            <JumpMarks object={object} query={query} by={by} last={last} onJump={go} />
          </Suspense>
        ) : null}
      </div>
      <AnchoredPopover
        anchor={rail}
        label={text.jump}
        placement="start"
        open={asking}
        onOpenChange={onAskingChange}
      >
        <JumpQuestion
          by={by}
          onJump={(from) => {
            onAskingChange(false);
            go(from);
          }}
        />
      </AnchoredPopover>
    </>
  );
};
