import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract } from '#records/contract.ts';
import { Button, RadioGroup, Select, useLocale, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { columnFields } from './columns.ts';
import type { JumpBy } from './jump.ts';
import JumpQuestion from './jump-question.tsx';
import { nextSort, sortName, sortOf } from './sorting.ts';
import type { ListState } from './use-list.ts';

const words = {
  order: { fa: 'ترتیب', en: 'Order' },
  usual: { fa: 'همیشگی', en: 'Usual' },
  way: { fa: 'از کدام سو', en: 'Which way' },
  jump: { fa: 'پرش در فهرست', en: 'Jump in the list' },
};

const ways = {
  word: { asc: { fa: 'از الف به ی', en: 'From A to Z' }, desc: { fa: 'از ی به الف', en: 'From Z to A' } },
  number: {
    asc: { fa: 'از کمترین', en: 'Smallest first' },
    desc: { fa: 'از بیشترین', en: 'Largest first' },
  },
  day: {
    asc: { fa: 'از قدیمی‌ترین', en: 'Oldest first' },
    desc: { fa: 'از تازه‌ترین', en: 'Newest first' },
  },
  place: { asc: { fa: 'از آغاز', en: 'From the first' }, desc: { fa: 'از پایان', en: 'From the last' } },
};

export type PhoneOrderProps = {
  readonly object: ObjectContract;
  readonly list: ListState;
  /** By what can be jumped; undefined in a list that is short. */
  readonly by: JumpBy | undefined;
  readonly onJump: (from: string) => void;
};

const usual = '-';

/** What heads of columns and the rail do on a desk: in which order the list stands, and going to a letter or a day. */
const PhoneOrder = ({ object, list, by, onJump }: PhoneOrderProps) => {
  const text = useWords(words);
  const schema = useSchema();
  const { locale } = useLocale();
  const [jumping, setJumping] = useState(false);
  const fields = columnFields(schema, object, list.variant).filter(({ sortable }) => sortable);
  const chosen = fields.find((field) => sortOf(schema, list.sort, field));
  const direction = chosen && sortOf(schema, list.sort, chosen)?.direction;
  const way = chosen && ways[wayOf(chosen)];
  return (
    <div className="mt-5 flex flex-col gap-4 border-t border-surface-3 pt-4">
      <Select
        label={text.order}
        value={chosen?.name ?? usual}
        options={[
          { id: usual, label: text.usual },
          ...fields.map(({ name, label }) => ({ id: name, label: say(label, locale) })),
        ]}
        onChange={(id) => {
          const field = fields.find(({ name }) => name === id);
          list.change({ sort: field ? nextSort(schema, [], field) : [] });
        }}
      />
      {chosen && way ? (
        <RadioGroup
          label={text.way}
          inline
          value={direction ?? 'asc'}
          options={[
            { id: 'asc', label: say(way.asc, locale) },
            { id: 'desc', label: say(way.desc, locale) },
          ]}
          onChange={(id) =>
            list.change({
              sort: [{ field: sortName(schema, chosen), direction: id === 'desc' ? 'desc' : 'asc' }],
            })
          }
        />
      ) : null}
      {by === undefined ? null : jumping ? (
        <JumpQuestion by={by} onJump={onJump} />
      ) : (
        <div>
          <Button onPress={() => setJumping(true)}>{text.jump}</Button>
        </div>
      )}
    </div>
  );
};

export default PhoneOrder;

const wayOf = ({ comparison, kind }: FieldContract): keyof typeof ways => {
  if (comparison === 'number') return 'number';
  if (comparison === 'date' || comparison === 'instant') return 'day';
  return comparison === 'text' || kind === 'member' || kind === 'team' ? 'word' : 'place';
};
