import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Square } from 'lucide-react';

import { Button, useWords } from '#web/kit/index.ts';

import { keys } from '../data/keys.ts';
import { useUndoable } from '../data/undoable.ts';
import { cancelImport, takeBackCancel, type ImportView } from './data.ts';

const words = {
  cancel: { fa: 'پایان در همین‌جا', en: 'Stop here' },
  stopCheck: { fa: 'توقف بررسی', en: 'Stop the check' },
  wasCancelled: { fa: 'ورود داده همین‌جا پایان یافت.', en: 'The import has stopped here.' },
  checkStopped: { fa: 'بررسی متوقف شد.', en: 'The check was stopped.' },
  notCancelled: { fa: 'پایان نیافت', en: 'It was not stopped' },
};

/** Ends it where it has come to. What came in stays and can be undone, and so can the end, so that nothing is asked. */
export const CancelButton = ({ view: { id, state, together } }: { readonly view: ImportView }) => {
  const text = useWords(words);
  const client = useQueryClient();
  const undoably = useUndoable(() => client.invalidateQueries({ queryKey: keys.one('import', id) }));
  const [pending, setPending] = useState(false);
  const isCheck = state === 'checking';
  const cancel = async (): Promise<void> => {
    setPending(true);
    await undoably({
      run: () => cancelImport(id),
      done: isCheck ? text.checkStopped : text.wasCancelled,
      failed: text.notCancelled,
      // The others of a set have gone on without it; a check that was stopped is asked for anew.
      ...(together === null && !isCheck ? { undo: () => takeBackCancel(id) } : {}),
    });
    setPending(false);
  };
  return (
    <Button icon={<Square size={16} />} pending={pending} onPress={() => void cancel()}>
      {isCheck ? text.stopCheck : text.cancel}
    </Button>
  );
};
