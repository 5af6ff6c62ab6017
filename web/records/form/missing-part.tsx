import { useState } from 'react';
import { Check, CircleAlert, Plus } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, useLocale, useWords } from '#web/kit/index.ts';

import { linkedAlike } from '../calendar/next-step.ts';
import { useOwnership } from '../data/ownership.ts';
import type { FieldError } from '../data/problem.ts';
import { fieldOf, useObject } from '../data/schema.ts';
import { openQuickCreate } from './quick-create.tsx';

const words = {
  make: { fa: (one: string) => `ثبت ${one}`, en: (one: string) => `Log a ${one.toLowerCase()}` },
  made: { fa: 'ثبت شد.', en: 'Done.' },
};

/** What must have happened with a record first; what a form can make is made here. */
export const MissingPart = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly missing: readonly FieldError[];
}) => (
  <ul className="flex flex-col gap-2">
    {props.missing.map((one) => (
      <MissingOne key={one.message} {...props} one={one} />
    ))}
  </ul>
);

const MissingOne = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly one: FieldError;
}) => {
  const { object, record, one } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const wanted = useObject(one.wants?.object ?? '');
  const [made, setMade] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control bg-surface-2 px-3 py-2">
      {made ? (
        <Check aria-hidden="true" size={16} className="shrink-0 text-success" />
      ) : (
        <CircleAlert aria-hidden="true" size={16} className="shrink-0 text-warning" />
      )}
      <span className="min-w-0 flex-1 basis-48 text-pretty">{made ? text.made : one.message}</span>
      {!made && wanted?.abilities.create && one.wants ? (
        <MakeIt
          object={object}
          record={record}
          wanted={wanted}
          values={one.wants.values}
          label={text.make(say(wanted.one, locale))}
          onMade={() => setMade(true)}
        />
      ) : null}
    </li>
  );
};

const MakeIt = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly wanted: ObjectContract;
  readonly values: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly onMade: () => void;
}) => {
  const { object, record, wanted, values } = props;
  const mine = useOwnership(wanted);
  const open = async () => {
    const begun = fieldOf(wanted, 'at') ? { at: new Date().toISOString() } : {};
    const made = await openQuickCreate({
      object: wanted.name,
      prefill: { ...mine, ...begun, ...linkedAlike(object, record, wanted), ...values },
    });
    if (made) props.onMade();
  };
  return (
    <Button icon={<Plus size={16} />} onPress={() => void open()}>
      {props.label}
    </Button>
  );
};
