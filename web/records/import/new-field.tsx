import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import type { ColumnAnalysis, ObjectContract } from '#records/contract.ts';
import { Button, Dialog, Select, TextField, useWords } from '#web/kit/index.ts';

import { callApi } from '../data/api.ts';
import { keys } from '../data/keys.ts';
import { useDeed } from '../data/use-deed.ts';

const words = {
  title: { fa: 'فیلد تازه', en: 'New field' },
  label: { fa: 'نام فیلد', en: 'Name of the field' },
  kind: { fa: 'نوع', en: 'Kind' },
  text: { fa: 'متن', en: 'Text' },
  longText: { fa: 'متن بلند', en: 'Long text' },
  number: { fa: 'عدد', en: 'Number' },
  date: { fa: 'تاریخ', en: 'Date' },
  choice: { fa: 'انتخاب از همین مقدارها', en: 'One of these values' },
  yesNo: { fa: 'بله یا خیر', en: 'Yes or no' },
  make: { fa: 'بساز و ستون را به آن بفرست', en: 'Make it and send the column there' },
};

type Kind = 'text' | 'longText' | 'number' | 'date' | 'choice' | 'yesNo';

/** A field that the object lacks, made of a column: it is there for everybody, as if made in the settings. */
export const NewField = (props: {
  readonly object: ObjectContract;
  readonly column: ColumnAnalysis;
  readonly onClose: () => void;
  readonly onMade: (name: string) => void;
}) => {
  const { object, column, onClose, onMade } = props;
  const text = useWords(words);
  const client = useQueryClient();
  const { pending, problem, run } = useDeed();
  const [label, setLabel] = useState(column.name);
  const [kind, setKind] = useState<Kind>(() => likelyKind(column));
  const values = column.values ?? [];
  const kinds = (['text', 'longText', 'number', 'date', 'choice', 'yesNo'] as const)
    .filter((one) => one !== 'choice' || values.length > 0)
    .map((id) => ({ id, label: text[id] }));
  const make = (): void =>
    run(async () => {
      const { name } = await callApi<{ readonly name: string }>(`/schema/objects/${object.name}/fields`, {
        method: 'POST',
        body: {
          kind,
          label: { fa: label, en: label },
          ...(kind === 'choice' ? { options: { choices: choicesOf(values) } } : {}),
        },
      });
      await client.invalidateQueries({ queryKey: keys.schema });
      onMade(name);
    });
  return (
    <Dialog
      title={text.title}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={() => (
        <Button variant="primary" pending={pending} disabled={label.trim() === ''} onPress={make}>
          {text.make}
        </Button>
      )}
    >
      <div className="flex flex-col gap-4">
        <TextField label={text.label} value={label} onChange={setLabel} error={problem?.detail} autoFocus />
        <Select
          label={text.kind}
          options={kinds}
          value={kind}
          onChange={(id) => setKind((id ?? 'text') as Kind)}
        />
      </div>
    </Dialog>
  );
};

const choicesOf = (values: readonly string[]) =>
  values.map((value, at) => ({ key: `c${at + 1}`, label: { fa: value, en: value } }));

const longest = 200;

/** By what stands in the column; whoever knows better changes it. */
const likelyKind = ({ samples, distinct, filled, values }: ColumnAnalysis): Kind => {
  const all = (shape: RegExp): boolean => samples.length > 0 && samples.every((one) => shape.test(one));
  if (all(/^(?:بله|خیر|بلی|yes|no|true|false)$/i)) return 'yesNo';
  if (all(/^[\d۰-۹]{2,4}[/-][\d۰-۹]{1,2}[/-][\d۰-۹]{1,4}$/)) return 'date';
  if (all(/^[-+]?[\d۰-۹.,٬٫]{1,15}$/)) return 'number';
  if (values !== undefined && distinct > 1 && distinct * 3 <= filled) return 'choice';
  return samples.some((one) => one.length > longest) ? 'longText' : 'text';
};
