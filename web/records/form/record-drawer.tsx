import { useId, useState } from 'react';

import { Button, Drawer, Kbd, useWords } from '#web/kit/index.ts';

import { CardPaste, cardIn } from './card-paste.tsx';
import { takesCards } from './card-values.ts';
import { LeaveDialog, LeaveQuestion } from './leave-question.tsx';
import { LikelyDuplicates } from './likely-duplicates.tsx';
import { RecordForm } from './record-form.tsx';
import { useCard } from './use-card.ts';
import { useRecordForm, type RecordFormOptions } from './use-record-form.ts';

const words = {
  save: { fa: 'ذخیره', en: 'Save' },
  create: { fa: 'ثبت', en: 'Create' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
};

export type RecordDrawerProps = RecordFormOptions & {
  readonly title: string;
  readonly onClose: () => void;
};

/** A form over the page, from the inline end; closing it over unsaved work asks first. */
export const RecordDrawer = (props: RecordDrawerProps) => {
  const { title, onClose, ...options } = props;
  const text = useWords(words);
  const id = useId();
  const form = useRecordForm(options);
  const card = useCard(form);
  const cards = props.record === undefined && takesCards(form.fields);
  const [asking, setAsking] = useState(false);
  const close = () => (form.unsaved && !form.saving ? setAsking(true) : onClose());
  return (
    <>
      <Drawer
        title={title}
        open
        onOpenChange={(open) => (open ? undefined : close())}
        footer={
          <>
            <Button type="submit" form={id} variant="primary" pending={form.saving}>
              {props.record ? text.save : text.create}
            </Button>
            <Button variant="quiet" onPress={close}>
              {text.cancel}
            </Button>
            <span className="me-auto self-center text-ink-faint max-sm:hidden">
              <Kbd>Ctrl Enter</Kbd>
            </span>
          </>
        }
      >
        <div
          className="flex flex-col gap-3"
          onPasteCapture={(event) => {
            const text = cards ? cardIn(event) : undefined;
            if (text === undefined) return;
            event.preventDefault();
            card.read(text);
          }}
        >
          {cards ? <CardPaste outcome={card.outcome} onText={card.read} /> : null}
          <RecordForm form={form} id={id} />
        </div>
        {props.record === undefined || form.unsaved ? (
          <LikelyDuplicates object={props.object} values={form.values} except={props.record?.id} />
        ) : null}
      </Drawer>
      <LeaveDialog open={asking} onLeave={onClose} onStay={() => setAsking(false)} />
      <LeaveQuestion unsaved={form.unsaved && !form.saving && !asking} />
    </>
  );
};
