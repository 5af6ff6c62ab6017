import { useState } from 'react';
import { Plus } from 'lucide-react';

import { newChoiceKey, type Choice } from '#records/contract.ts';
import { Button, useWords } from '#web/kit/index.ts';
import { SortableList } from '#web/records/order/sortable-list.tsx';
import { stepped } from '#web/records/order/sorting.ts';

import { ChoiceLine, useChoiceName } from './choice-line.tsx';

const words = {
  choices: { fa: 'گزینه‌ها', en: 'Choices' },
  add: { fa: 'گزینهٔ دیگر', en: 'Another choice' },
};

const withNew = (choices: readonly Choice[], key: string): readonly Choice[] => [
  ...choices,
  { key, label: { fa: '', en: '' }, color: choices.length % 10 },
];

/** The choices of a field: words in both languages, colour, order, and which of them are offered. */
export const ChoicesEditor = (props: {
  readonly choices: readonly Choice[];
  /** Those that records may have already: they can be hidden. */
  readonly known?: readonly Choice[];
  /** Those that stay, whatever happens. */
  readonly stays?: (choice: Choice) => boolean;
  readonly onChange: (choices: readonly Choice[]) => void;
  readonly error?: string | undefined;
}) => {
  const { choices, known = [], stays = () => false, onChange, error } = props;
  const text = useWords(words);
  const nameOf = useChoiceName();
  const [added, setAdded] = useState<string | null>(null);
  const knownKeys = new Set(known.map(({ key }) => key));
  const add = () => {
    const key = newChoiceKey(new Set(choices.map((one) => one.key)));
    setAdded(key);
    onChange(withNew(choices, key));
  };
  const items = choices.map((choice, at) => ({ id: choice.key, choice, at }));
  const put = (next: readonly { readonly choice: Choice }[]) => onChange(next.map(({ choice }) => choice));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{text.choices}</legend>
      {choices.length === 0 ? null : (
        <SortableList
          label={text.choices}
          items={items}
          nameOf={({ choice, at }) => nameOf(choice, at)}
          onSort={put}
        >
          {({ id, choice, at }) => (
            <ChoiceLine
              choice={choice}
              at={at}
              focused={id === added}
              mayHide={knownKeys.has(id)}
              mayRemove={!stays(choice)}
              onChange={(changed) => onChange(choices.map((one) => (one.key === id ? changed : one)))}
              onStep={(by) => put(stepped(items, id, by))}
              onRemove={() => onChange(choices.filter(({ key }) => key !== id))}
              onNext={add}
            />
          )}
        </SortableList>
      )}
      <div>
        <Button icon={<Plus size={14} />} onPress={add}>
          {text.add}
        </Button>
      </div>
      {error === undefined ? null : (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
};
