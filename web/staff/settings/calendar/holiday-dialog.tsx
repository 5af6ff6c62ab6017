import { useId, useState } from 'react';

import type { Phrase } from '#persian/bilingual.ts';
import type { CivilDate } from '#persian/jalali/civil.ts';
import { Button, DatePicker, Dialog, FormLayout, useWords } from '#web/kit/index.ts';

import { noPhrase, phraseOf, PhraseField } from '../phrase-field.tsx';

const words = {
  title: { fa: 'تعطیلی تازه', en: 'New day off' },
  day: { fa: 'روز', en: 'Day' },
  name: { fa: 'مناسبت', en: 'Occasion' },
  missingDay: { fa: 'روز را بنویسید.', en: 'Write the day.' },
  missingName: { fa: 'مناسبت را بنویسید.', en: 'Write the occasion.' },
  add: { fa: 'افزودن', en: 'Add' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
};

/** A day on which the firm alone rests. */
export const HolidayDialog = (props: {
  readonly onClose: () => void;
  readonly onAdd: (day: CivilDate, name: Phrase) => void;
}) => {
  const text = useWords(words);
  const id = useId();
  const [day, setDay] = useState<string | null>(null);
  const [name, setName] = useState(noPhrase);
  const [asked, setAsked] = useState(false);
  const phrase = phraseOf(name);
  return (
    <Dialog
      title={text.title}
      size="small"
      open
      onOpenChange={(open) => (open ? undefined : props.onClose())}
      actions={
        <>
          <Button type="submit" form={id} variant="primary">
            {text.add}
          </Button>
          <Button variant="quiet" onPress={props.onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <FormLayout
        id={id}
        wide
        onSubmit={() => {
          setAsked(true);
          if (day !== null && phrase) props.onAdd(day, phrase);
        }}
      >
        <DatePicker
          label={text.day}
          value={day}
          onChange={setDay}
          required
          autoFocus
          error={asked && day === null ? text.missingDay : undefined}
        />
        <PhraseField
          label={text.name}
          value={name}
          onChange={setName}
          required
          maxLength={100}
          error={asked && !phrase ? text.missingName : undefined}
        />
      </FormLayout>
    </Dialog>
  );
};
