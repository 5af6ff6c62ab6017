import { useRef } from 'react';

import { AnchoredPopover, useWords } from '#web/kit/index.ts';

import GroupJump from './group-jump.tsx';
import type { GroupJumping } from './use-group-source.tsx';
import { groupMenuWords } from './words.ts';

/** What `g` asks in a grouped list: to which group? */
const GroupJumpQuestion = (props: {
  readonly jump: GroupJumping;
  readonly asking: boolean;
  readonly onAskingChange: (asking: boolean) => void;
}) => {
  const { jump, asking, onAskingChange } = props;
  const text = useWords(groupMenuWords);
  const anchor = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={anchor} className="w-0 shrink-0" />
      <AnchoredPopover
        anchor={anchor}
        label={text.jumpToGroup}
        placement="start"
        open={asking}
        onOpenChange={onAskingChange}
      >
        <GroupJump
          {...jump}
          onJump={(key) => {
            onAskingChange(false);
            jump.onJump(key);
          }}
        />
      </AnchoredPopover>
    </>
  );
};

export default GroupJumpQuestion;
