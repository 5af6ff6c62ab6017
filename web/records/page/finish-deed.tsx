import { Check, RotateCcw } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';

import { finishing } from '../calendar/finish.ts';
import { isOver } from '../calendar/over.ts';
import { calendarSources } from '../calendar/sources.ts';
import { calendarWords } from '../calendar/words.ts';
import { titleOf } from '../data/values.ts';
import { useUpdate } from '../data/write.ts';
import { DeedButton } from './deed-button.tsx';

/** Marks done what is to be done, or opens it again, as a calendar does; nothing where nobody says so by hand. */
export const FinishDeed = ({
  object,
  record,
}: {
  readonly object: ObjectContract;
  readonly record: Stored;
}) => {
  const text = useWords(calendarWords);
  const update = useUpdate(object);
  const [source] = calendarSources({ objects: [object] });
  const over = isOver(object.calendar, record);
  const done = source && finishing({ source, over, title: titleOf(object, record) ?? '—' }, text);
  if (!done) return null;
  return (
    <DeedButton
      id="finish"
      label={over ? text.reopen : text.done}
      variant={over ? 'secondary' : 'primary'}
      icon={over ? <RotateCcw size={16} /> : <Check size={16} />}
      onPress={() => update.mutate({ record, values: done.values, undo: done.told })}
    />
  );
};
