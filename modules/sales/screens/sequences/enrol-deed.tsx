import { useState } from 'react';
import { ListOrdered } from 'lucide-react';

import { Button, useWords } from '#web/kit/index.ts';
import { useObject, type RecordDeedProps } from '#web/records/index.ts';

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
      <Button icon={<ListOrdered size={16} />} onPress={() => setOpen(true)}>
        <span className="max-sm:sr-only">{text.enrol}</span>
      </Button>
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
