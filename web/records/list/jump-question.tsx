import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { addDays } from '#persian/jalali/civil.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import { Button, DatePicker, NumberField, TextField, useLocale, useWords } from '#web/kit/index.ts';

import type { JumpBy } from './jump.ts';
import { listWords } from './words.ts';

/** Where to? A few letters, a day or an amount; Enter goes there. */
const JumpQuestion = (props: { readonly by: JumpBy; readonly onJump: (from: string) => void }) => {
  const { by, onJump } = props;
  const text = useWords(listWords);
  const { locale, timeZone } = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const label = text.jumpIn(say(by.field.label, locale));
  const go = () => {
    if (typed === null || typed.trim() === '') return;
    if (by.field.comparison !== 'instant') return onJump(typed.trim());
    // Downwards the whole of the day stands before its beginning.
    return onJump(instantOf(by.descending ? addDays(typed, 1) : typed, '00:00', timeZone));
  };
  return (
    <form
      className="flex w-60 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {by.kind === 'letter' ? (
        <TextField label={label} value={typed ?? ''} onChange={setTyped} autoFocus />
      ) : by.kind === 'day' ? (
        <DatePicker label={label} value={typed} onChange={setTyped} autoFocus />
      ) : (
        <NumberField label={label} value={typed} onChange={setTyped} autoFocus />
      )}
      <div>
        <Button type="submit" variant="primary" disabled={typed === null || typed.trim() === ''}>
          {text.jump}
        </Button>
      </div>
    </form>
  );
};

export default JumpQuestion;
