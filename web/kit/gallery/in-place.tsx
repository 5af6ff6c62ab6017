import { useState } from 'react';

import { InPlaceEditor, InPlaceValue } from '../in-place.tsx';
import { Link } from '../link.tsx';
import { useWords } from '../locale.tsx';
import { TextArea, TextField } from '../text-field.tsx';
import { Columns, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'ویرایش در جا', en: 'Edited in place' },
  firm: { fa: 'نام شرکت', en: 'Name of the firm' },
  firmValue: { fa: 'آوند صنعت', en: 'Avand Industries' },
  site: { fa: 'سایت', en: 'Web site' },
  code: { fa: 'کد مشتری', en: 'Customer code' },
  job: { fa: 'سمت', en: 'Job title' },
  jobValue: { fa: 'مدیر خرید', en: 'Head of purchase' },
  note: { fa: 'شرح', en: 'Remark' },
  noteValue: { fa: 'پس از تعطیلات تماس بگیرید.', en: 'Call after the holidays.' },
};
const nothing = (): void => undefined;

/** A value that a press makes an editor, one with a link in it, one that nobody may change, and both editors open. */
export const InPlaceSpecimens = () => {
  const text = useWords(words);
  const [job, setJob] = useState<string>();
  const [note, setNote] = useState<string>();
  return (
    <Specimens title={text.title}>
      <Columns>
        <EditedInPlace />
        <InPlaceValue label={text.site} onEdit={nothing}>
          <Link href="https://example.com/" external>
            example.com
          </Link>
        </InPlaceValue>
        <InPlaceValue label={text.code}>
          <bdi>CU-1405-0027</bdi>
        </InPlaceValue>
        <InPlaceEditor label={text.job} onSave={nothing} onCancel={() => setJob(undefined)}>
          <TextField label={text.job} value={job ?? text.jobValue} onChange={setJob} />
        </InPlaceEditor>
        <InPlaceEditor label={text.note} tall onSave={nothing} onCancel={() => setNote(undefined)}>
          <TextArea label={text.note} value={note ?? text.noteValue} onChange={setNote} />
        </InPlaceEditor>
      </Columns>
    </Specimens>
  );
};

const EditedInPlace = () => {
  const text = useWords(words);
  const [kept, setKept] = useState<string>(text.firmValue);
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null)
    return (
      <InPlaceValue label={text.firm} onEdit={() => setDraft(kept)}>
        {kept}
      </InPlaceValue>
    );
  const save = () => {
    setKept(draft);
    setDraft(null);
  };
  return (
    <InPlaceEditor label={text.firm} onSave={save} onCancel={() => setDraft(null)}>
      <TextField label={text.firm} hideLabel value={draft} onChange={setDraft} autoFocus />
    </InPlaceEditor>
  );
};
