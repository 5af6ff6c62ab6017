import { say } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, Drawer, useLocale, useWords } from '#web/kit/index.ts';

import { useRecord } from '../data/read.ts';
import { isEmpty, titleOf } from '../data/values.ts';
import { FieldValue } from '../fields/index.tsx';
import { listWords } from './words.ts';

/** A quick look at a record without leaving the list: what is filled in, in the order of its form. */
export const Peek = (props: {
  readonly object: ObjectContract;
  readonly record: Stored | null;
  readonly onClose: () => void;
  readonly onOpen: (record: Stored) => void;
}) => {
  const { object, record, onClose, onOpen } = props;
  const text = useWords(listWords);
  return (
    <Drawer
      title={(record && titleOf(object, record)) ?? text.untitled}
      open={record !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <Button variant="primary" onPress={() => record && onOpen(record)}>
          {text.open}
        </Button>
      }
    >
      {record ? <Facts object={object} listed={record} /> : null}
    </Drawer>
  );
};

/** The list knows some fields at once; the rest follow. */
const Facts = ({ object, listed }: { readonly object: ObjectContract; readonly listed: Stored }) => {
  const { locale } = useLocale();
  const whole = useRecord(object.name, listed.id).data ?? listed;
  const fields = object.fields.filter(
    (field) =>
      field.kind !== 'structured' && field.name !== object.title && !isEmpty(whole.values[field.name]),
  );
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-2">
      {fields.map((field) => (
        <div key={field.name} className="contents">
          <dt className="text-ink-muted">{say(field.label, locale)}</dt>
          <dd className="min-w-0">
            <FieldValue field={field} value={whole.values[field.name]} place="page" />
          </dd>
        </div>
      ))}
    </dl>
  );
};
