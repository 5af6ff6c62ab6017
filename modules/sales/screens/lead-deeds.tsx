import { useState } from 'react';
import { ArrowLeftRight } from 'lucide-react';

import { useWords } from '#web/kit/index.ts';
import { DeedButton, useObject, type RecordDeedProps } from '#web/records/index.ts';

import { ConvertLead } from './convert-lead.tsx';
import EnrolDeed from './sequences/enrol-deed.tsx';

const words = { convert: { fa: 'تبدیل به معامله', en: 'Convert' } };

/** A lead that is still open is converted from here. */
const LeadDeeds = ({ object, record }: RecordDeedProps) => {
  const text = useWords(words);
  const [open, setOpen] = useState(false);
  const party = useObject('party');
  const { status } = record.values;
  const may =
    object.abilities.update !== 'none' && party?.abilities.create === true && record.removedAt === null;
  if (!may || status === 'converted' || status === 'junk') return null;
  return (
    <>
      <EnrolDeed object={object} record={record} />
      <DeedButton
        id="convert"
        label={text.convert}
        variant="primary"
        icon={<ArrowLeftRight size={16} />}
        onPress={() => setOpen(true)}
      />
      {open ? <ConvertLead lead={record} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

export default LeadDeeds;
