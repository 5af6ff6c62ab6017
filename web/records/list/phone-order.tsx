import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, SchemaContract } from '#records/contract.ts';
import { Button, RadioGroup, Select, Switch, useLocale, useWords } from '#web/kit/index.ts';

import { stageObject } from '../board/board-fields.ts';
import { useSchema } from '../data/schema.ts';
import { columnFields, type Column } from './columns.ts';
import ColumnsChoice from './columns-choice.tsx';
import GroupChoice from './group-choice.tsx';
import { useGroupFields } from './group-menu.tsx';
import type { JumpBy } from './jump.ts';
import JumpQuestion from './jump-question.tsx';
import { nextSort, sortName, sortOf } from './sorting.ts';
import type { GroupJumping } from './use-group-source.tsx';
import type { ListState } from './use-list.ts';
import { groupMenuWords, listWords } from './words.ts';

const words = {
  order: { fa: 'ترتیب', en: 'Order' },
  usual: { fa: 'همیشگی', en: 'Usual' },
  way: { fa: 'جهت', en: 'Direction' },
  jump: { fa: 'پرش در فهرست', en: 'Jump in the list' },
  fields: { fa: 'فیلدهای هر ردیف', en: 'Fields of a row' },
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
  yesNo: { asc: { fa: 'اول «خیر»', en: 'No first' }, desc: { fa: 'اول «بله»', en: 'Yes first' } },
  place: { asc: { fa: 'از آغاز', en: 'From the first' }, desc: { fa: 'از پایان', en: 'From the last' } },
};

export type PhoneOrderProps = {
  readonly object: ObjectContract;
  readonly list: ListState;
  /** By what can be jumped; undefined in a list that is short. */
  readonly by: JumpBy | undefined;
  readonly onJump: (from: string) => void;
  readonly groups: GroupJumping | undefined;
  readonly columns: readonly Column[];
  readonly onColumnsChange: (columns: readonly Column[] | undefined) => void;
  readonly totals: boolean;
  readonly onTotalsChange: (totals: boolean) => void;
};

const usual = '-';

/**
 * What heads of columns, the rail and the bar do on a desk: in which order the list stands, going to a letter or a day, its
 * groups, what a row shows, and totals.
 */
const PhoneOrder = (props: PhoneOrderProps) => {
  const { object, list, by, onJump, columns } = props;
  const text = useWords(words);
  const schema = useSchema();
  const { locale } = useLocale();
  const group = useWords(groupMenuWords);
  const inList = useWords(listWords);
  const [jumping, setJumping] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const groupable = useGroupFields(object, list);
  const fields = columnFields(schema, object, list.variant).filter(({ sortable }) => sortable);
  const chosen = list.usual ? undefined : fields.find((field) => sortOf(schema, list.sort, field));
  const direction = chosen && sortOf(schema, list.sort, chosen)?.direction;
  const way = chosen && ways[wayOf(schema, chosen)];
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
      {groupable.length > 0 ? (
        <section aria-label={group.group} className="flex flex-col gap-3 border-t border-surface-3 pt-4">
          <h3 className="font-medium">{group.group}</h3>
          <GroupChoice fields={groupable} list={list} jump={props.groups} />
        </section>
      ) : null}
      <section aria-label={text.fields} className="flex flex-col gap-3 border-t border-surface-3 pt-4">
        {columns.some(({ field }) => field.measurable) ? (
          <Switch on={props.totals} onChange={props.onTotalsChange}>
            {inList.totals}
          </Switch>
        ) : null}
        {choosing ? (
          <>
            <h3 className="font-medium">{text.fields}</h3>
            <ColumnsChoice
              object={object}
              variant={list.variant}
              columns={columns}
              onChange={props.onColumnsChange}
              inRows
            />
          </>
        ) : (
          <div>
            <Button onPress={() => setChoosing(true)}>{text.fields}</Button>
          </div>
        )}
      </section>
    </div>
  );
};

export default PhoneOrder;

/** Stages and choices have an order of their own; other links stand by what they are called. */
const wayOf = (schema: SchemaContract, field: FieldContract): keyof typeof ways => {
  const { comparison, kind } = field;
  if (comparison === 'number') return 'number';
  if (comparison === 'date' || comparison === 'instant') return 'day';
  if (comparison === 'boolean') return 'yesNo';
  return kind === 'choice' || stageObject(schema, field) ? 'place' : 'word';
};
