import { useState } from 'react';
import { ListOrdered, PhoneCall } from 'lucide-react';

import { Button, useWords } from '#web/kit/index.ts';
import { useObject, type ListDeedProps } from '#web/records/index.ts';

import { EnrolDialog } from '../sequences/enrol-dialog.tsx';
import { NewListDialog } from './new-list-dialog.tsx';

const words = {
  callList: { fa: 'فهرست تماس', en: 'Call list' },
  sequence: { fa: 'توالی پیگیری', en: 'Sequence' },
};

/** Makes a call list of the chosen rows, or of all that the list shows, or puts them into a sequence. */
const CallListDeed = ({ object, query, onDone }: ListDeedProps) => {
  const text = useWords(words);
  const list = useObject('call_list');
  const enrolment = useObject('sequence_enrolment');
  const [open, setOpen] = useState<'list' | 'sequence' | null>(null);
  return (
    <>
      {list?.abilities.create === true ? (
        <Button variant="quiet" icon={<PhoneCall size={16} />} onPress={() => setOpen('list')}>
          <span className="max-sm:sr-only">{text.callList}</span>
        </Button>
      ) : null}
      {enrolment?.abilities.create === true ? (
        <Button variant="quiet" icon={<ListOrdered size={16} />} onPress={() => setOpen('sequence')}>
          <span className="max-sm:sr-only">{text.sequence}</span>
        </Button>
      ) : null}
      {open === 'list' ? (
        <NewListDialog object={object.name} query={query} onClose={() => setOpen(null)} onMade={onDone} />
      ) : null}
      {open === 'sequence' ? (
        <EnrolDialog object={object.name} query={query} onClose={() => setOpen(null)} onDone={onDone} />
      ) : null}
    </>
  );
};

export default CallListDeed;
