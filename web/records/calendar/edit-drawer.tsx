import { useState } from 'react';

import type { ObjectContract, Stored } from '#records/contract.ts';

import { useRecord } from '../data/read.ts';
import { titleOf } from '../data/values.ts';
import { RecordDrawer } from '../form/record-drawer.tsx';

/** The whole form of an entry over its calendar, once the whole record is there. */
const EditDrawer = (props: {
  readonly object: ObjectContract;
  readonly id: string;
  readonly onClose: () => void;
}) => {
  const { data } = useRecord(props.object.name, props.id);
  return data ? <Loaded {...props} record={data} /> : null;
};

const Loaded = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly onClose: () => void;
}) => {
  const { object, onClose } = props;
  // What others change meanwhile is told when it is saved, and does not shift beneath the hands.
  const [start] = useState(props.record);
  return (
    <RecordDrawer
      title={titleOf(object, start) ?? ''}
      object={object}
      record={start}
      onSaved={onClose}
      onClose={onClose}
    />
  );
};

export default EditDrawer;
