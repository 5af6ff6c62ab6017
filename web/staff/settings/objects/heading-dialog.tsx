import { useId, useState } from 'react';

import type { Phrase } from '#persian/bilingual.ts';
import { Button, Dialog, FormLayout, useWords } from '#web/kit/index.ts';

import { noPhrase, phraseOf, PhraseField } from '../phrase-field.tsx';

const words = {
  new: { fa: 'بخش تازه', en: 'New section' },
  rename: { fa: 'نام بخش', en: 'Name of the section' },
  title: { fa: 'نام بخش', en: 'Name' },
  missing: { fa: 'نامی بنویسید.', en: 'Write a name.' },
  done: { fa: 'انجام شد', en: 'Done' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
};

/** The title of a section of the layout. */
export const HeadingDialog = (props: {
  readonly title: Phrase | undefined;
  readonly onClose: () => void;
  readonly onDone: (title: Phrase) => void;
}) => {
  const text = useWords(words);
  const id = useId();
  const [title, setTitle] = useState(props.title ?? noPhrase);
  const [asked, setAsked] = useState(false);
  const phrase = phraseOf(title);
  return (
    <Dialog
      title={props.title ? text.rename : text.new}
      open
      size="small"
      onOpenChange={(open) => (open ? undefined : props.onClose())}
      actions={
        <>
          <Button type="submit" form={id} variant="primary">
            {text.done}
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
          if (phrase) props.onDone(phrase);
        }}
      >
        <PhraseField
          label={text.title}
          value={title}
          onChange={setTitle}
          error={asked && !phrase ? text.missing : undefined}
          autoFocus
          required
        />
      </FormLayout>
    </Dialog>
  );
};
