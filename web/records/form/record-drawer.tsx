import { useId, useState } from 'react';

import { Button, Drawer, Kbd, useWords } from '#web/kit/index.ts';

import { LeaveDialog, LeaveQuestion } from './leave-question.tsx';
import { RecordForm } from './record-form.tsx';
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
        <RecordForm form={form} id={id} />
      </Drawer>
      <LeaveDialog open={asking} onLeave={onClose} onStay={() => setAsking(false)} />
      <LeaveQuestion unsaved={form.unsaved && !form.saving && !asking} />
    </>
  );
};
