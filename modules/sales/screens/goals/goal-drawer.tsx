import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';
import { keys, RecordDrawer, titleOf, useRecord } from '#web/records/index.ts';

import { goalWords } from '../../contract/words/goals.ts';

/** The form of a goal: a new one, or one that is changed. */
export const GoalDrawer = (props: {
  readonly object: ObjectContract;
  readonly id?: string;
  readonly on?: string;
  readonly onClose: () => void;
}) => (props.id === undefined ? <New {...props} /> : <Changed {...props} id={props.id} />);

const New = (props: {
  readonly object: ObjectContract;
  readonly on?: string;
  readonly onClose: () => void;
}) => {
  const text = useWords(goalWords);
  return (
    <Drawer {...props} title={text.newGoal} {...(props.on ? { prefill: { startsOn: props.on } } : {})} />
  );
};

const Changed = (props: {
  readonly object: ObjectContract;
  readonly id: string;
  readonly onClose: () => void;
}) => {
  const { data } = useRecord(props.object.name, props.id);
  return data ? <Drawer {...props} title={titleOf(props.object, data) ?? ''} record={data} /> : null;
};

const Drawer = (props: {
  readonly object: ObjectContract;
  readonly title: string;
  readonly record?: Stored;
  readonly prefill?: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
}) => {
  const { object, title, record, prefill, onClose } = props;
  const client = useQueryClient();
  // What others change meanwhile is told when it is saved.
  const [start] = useState(record);
  return (
    <RecordDrawer
      title={title}
      object={object}
      record={start}
      prefill={prefill}
      onSaved={() => {
        // Progress is filed with what it counts.
        void client.invalidateQueries({ queryKey: keys.object('deal') });
        onClose();
      }}
      onClose={onClose}
    />
  );
};
