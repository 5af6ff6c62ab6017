import { useState } from 'react';
import { ListOrdered } from 'lucide-react';

import { useWords } from '#web/kit/index.ts';
import { DeedButton, useObject, type RecordDeedProps } from '#web/records/index.ts';

import { EnrolDialog } from './enrol-dialog.tsx';
import { sequenceWords } from './words.ts';

/** Puts one record into a sequence, from its own page. */
const EnrolDeed = ({ object, record }: RecordDeedProps) => {
  const text = useWords(sequenceWords);
  const enrolment = useObject('sequence_enrolment');
  const [open, setOpen] = useState(false);
  if (enrolment?.abilities.create !== true || record.removedAt !== null) return null;
  return (
    <>
      <DeedButton
        id="enrol"
        label={text.enrol}
        compact
        icon={<ListOrdered size={16} />}
        onPress={() => setOpen(true)}
      />
      {open ? (
        <EnrolDialog
          object={object.name}
          query={{ filter: { field: 'id', op: 'in', value: [record.id] } }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
};

export default EnrolDeed;
