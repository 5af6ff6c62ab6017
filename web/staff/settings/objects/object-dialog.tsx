import { useId, useState } from 'react';

import type { ObjectContract } from '#records/contract.ts';
import { Button, Dialog, FormLayout, useWords } from '#web/kit/index.ts';
import { callApi } from '#web/records/index.ts';

import { noPhrase, phraseOf, PhraseField } from '../phrase-field.tsx';
import { useSchemaDeed } from './use-schema-deed.ts';

const words = {
  new: { fa: 'نوع رکورد تازه', en: 'New object' },
  rename: { fa: 'نام دیگر', en: 'Rename' },
  intro: {
    fa: 'هر چه را می‌خواهید دنبال کنید: قرارداد، دستگاه، پروژه، دانشجو. فهرست، فرم، پالایه و ورود داده‌اش همان دم آماده است.',
    en: 'Whatever you want to keep track of: contracts, machines, projects, students. Its list, form, filters and import are ready at once.',
  },
  one: { fa: 'یکی از آن', en: 'One of them' },
  many: { fa: 'چندتا از آن', en: 'Several of them' },
  missing: { fa: 'نامی بنویسید.', en: 'Write a name.' },
  make: { fa: 'ساختن', en: 'Make it' },
  save: { fa: 'ذخیره', en: 'Save' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
};

/** The words of an object: a new one, or one made here that gets others. */
export const ObjectDialog = (props: {
  readonly object?: ObjectContract;
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}) => {
  const { object, onClose, onSaved } = props;
  const text = useWords(words);
  const deed = useSchemaDeed();
  const id = useId();
  const [one, setOne] = useState(object?.one ?? noPhrase);
  const [many, setMany] = useState(object?.many ?? noPhrase);
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    const body = { one: phraseOf(one), many: phraseOf(many) };
    if (!body.one || !body.many) return;
    deed.run(async () => {
      if (object) {
        await callApi(`/schema/objects/${object.name}`, { method: 'PATCH', body });
        return onSaved(object.name);
      }
      const made = await callApi<{ readonly name: string }>('/schema/objects', { method: 'POST', body });
      onSaved(made.name);
    });
  };
  const errorOf = (name: string, value: typeof one) =>
    asked && !phraseOf(value) ? text.missing : deed.errorOf(name);
  return (
    <Dialog
      title={object ? text.rename : text.new}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        <>
          <Button type="submit" form={id} variant="primary" pending={deed.pending}>
            {object ? text.save : text.make}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <FormLayout id={id} onSubmit={submit} problem={deed.rest(['one', 'many'])} wide>
        {object ? null : <p className="text-ink-muted">{text.intro}</p>}
        <PhraseField
          label={text.one}
          value={one}
          onChange={setOne}
          error={errorOf('one', one)}
          autoFocus
          required
        />
        <PhraseField
          label={text.many}
          value={many}
          onChange={setMany}
          error={errorOf('many', many)}
          required
        />
      </FormLayout>
    </Dialog>
  );
};
