import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, Drawer, useWords } from '#web/kit/index.ts';

import { useRecord } from '../data/read.ts';
import { titleOf } from '../data/values.ts';
import { EditableFacts } from '../page/saving.tsx';
import { listWords } from './words.ts';

/** A quick look at a record without leaving the list: its facts, edited in place. */
const Peek = (props: {
  readonly object: ObjectContract;
  readonly record: Stored | null;
  readonly onClose: () => void;
  readonly onOpen: (record: Stored) => void;
}) => {
  const { object, record, onClose, onOpen } = props;
  const text = useWords(listWords);
  return (
    <Drawer
      title={(record && titleOf(object, record)) ?? text.untitled}
      open={record !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <Button variant="primary" onPress={() => record && onOpen(record)}>
          {text.open}
        </Button>
      }
    >
      {record ? <PeekedFacts object={object} listed={record} /> : null}
    </Drawer>
  );
};

/** The list knows some fields at once; the rest follow, and are then edited where they stand. */
const PeekedFacts = ({ object, listed }: { readonly object: ObjectContract; readonly listed: Stored }) => {
  const { data: whole } = useRecord(object.name, listed.id);
  return (
    <div className="-mx-2">
      <EditableFacts
        object={object}
        record={whole ?? listed}
        editable={whole !== undefined && whole.removedAt === null && object.abilities.update !== 'none'}
      />
    </div>
  );
};

export default Peek;
