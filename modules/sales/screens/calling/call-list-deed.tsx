import { useState } from 'react';
import { PhoneCall } from 'lucide-react';

import { Button, useWords } from '#web/kit/index.ts';
import { useObject, type ListDeedProps } from '#web/records/index.ts';

import { NewListDialog } from './new-list-dialog.tsx';

const words = { callList: { fa: 'فهرست تماس', en: 'Call list' } };

/** Makes a call list of the chosen rows, or of all that the list shows. */
const CallListDeed = ({ object, query, onDone }: ListDeedProps) => {
  const text = useWords(words);
  const list = useObject('call_list');
  const [open, setOpen] = useState(false);
  if (list?.abilities.create !== true) return null;
  return (
    <>
      <Button variant="quiet" icon={<PhoneCall size={16} />} onPress={() => setOpen(true)}>
        <span className="max-sm:sr-only">{text.callList}</span>
      </Button>
      {open ? (
        <NewListDialog object={object.name} query={query} onClose={() => setOpen(false)} onMade={onDone} />
      ) : null}
    </>
  );
};

export default CallListDeed;
