import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { isProblem } from '../data/problem.ts';
import { titleOf } from '../data/values.ts';
import { RecordDrawer } from '../form/record-drawer.tsx';
import type { Clash } from './save-field.ts';

const words = {
  edit: { fa: (title: string) => `ویرایش ${title}`, en: (title: string) => `Edit ${title}` },
};

/** All fields of a record at once, over its page. */
const EditDrawer = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly onClose: () => void;
  readonly onClash: (clash: Clash) => void;
}) => {
  const { object, onClose, onClash } = props;
  const { locale } = useLocale();
  const text = useWords(words);
  // The version that was seen when the form opened is the one its changes rest on.
  const [start] = useState(props.record);
  return (
    <RecordDrawer
      title={text.edit(titleOf(object, start) ?? say(object.one, locale))}
      object={object}
      record={start}
      onSaved={onClose}
      onClose={onClose}
      onConflict={(error, values) => {
        if (!isProblem(error)) return;
        onClose();
        onClash({ start, values, problem: error });
      }}
    />
  );
};

export default EditDrawer;
