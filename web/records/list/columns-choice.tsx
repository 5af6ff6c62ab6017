import { useState, type DragEvent } from 'react';
import { ArrowDown, ArrowUp, GripVertical, Pin } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Button, Checkbox, classes, IconButton, useLocale, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { columnFields, freeze, move, place, toggle, type Column } from './columns.ts';
import { listWords } from './words.ts';

const words = {
  ...listWords,
  columnsHint: { fa: 'نام همیشه ستون نخست است.', en: 'The name is always the first column.' },
  rowFieldsHint: {
    fa: 'کنار نام، مبلغ یا زمان دیده می‌شود و زیر آن دو فیلد نخستی که پر باشد.',
    en: 'Beside the name a row shows the amount or the time, and beneath it the first two of these that are filled.',
  },
  resetRowFields: { fa: 'فیلدهای همیشگی', en: 'Usual fields' },
  resetColumns: { fa: 'ستون‌های همیشگی', en: 'Usual columns' },
  freeze: { fa: (name: string) => `ثابت ماندن ${name}`, en: (name: string) => `Keep ${name} in sight` },
};

export type ColumnsProps = {
  readonly object: ObjectContract;
  readonly variant: string | undefined;
  readonly columns: readonly Column[];
  readonly onChange: (columns: readonly Column[] | undefined) => void;
  /** On a phone they are what a row shows: nothing to freeze, nothing to drag. */
  readonly inRows?: boolean;
};

/** Which fields are columns, and in which order. The shown ones stand first, in their order. */
const ColumnsChoice = (props: ColumnsProps) => {
  const { object, variant, columns, onChange, inRows = false } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const [dragged, setDragged] = useState<string | null>(null);
  const shown = columns.slice(1);
  const hidden = columnFields(useSchema(), object, variant).filter(
    (field) => !columns.some((column) => column.field.name === field.name),
  );
  return (
    <div className="flex w-80 max-w-full flex-col gap-2 max-sm:w-full">
      <p className="text-sm text-ink-muted">{inRows ? text.rowFieldsHint : text.columnsHint}</p>
      <ul className={classes('flex flex-col', !inRows && 'max-h-96 overflow-y-auto overscroll-contain')}>
        {shown.map(({ field, frozen }, at) => {
          const label = say(field.label, locale);
          const drop = () => {
            const from = columns.findIndex((column) => column.field.name === dragged);
            onChange(place(columns, from, at + 1));
            setDragged(null);
          };
          const dragging = {
            draggable: !inRows,
            onDragStart: (event: DragEvent) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(field.name);
            },
            onDragOver: (event: DragEvent) => event.preventDefault(),
            onDrop: drop,
            onDragEnd: () => setDragged(null),
          };
          return (
            <li
              key={field.name}
              {...dragging}
              className={classes(
                'flex min-h-control items-center gap-1 rounded-control',
                dragged === field.name ? 'opacity-40' : dragged !== null && 'hover:bg-accent-soft',
              )}
            >
              {inRows ? null : (
                <GripVertical aria-hidden="true" size={14} className="shrink-0 cursor-grab text-ink-faint" />
              )}
              <span className="min-w-0 flex-1">
                <Checkbox checked onChange={() => onChange(toggle(object, columns, field))}>
                  {label}
                </Checkbox>
              </span>
              {inRows ? null : (
                <IconButton
                  label={text.freeze(label)}
                  icon={<Pin size={14} />}
                  size="small"
                  pressed={frozen}
                  onPress={() => onChange(freeze(columns, field.name, !frozen))}
                />
              )}
              <IconButton
                label={text.earlier(label)}
                icon={<ArrowUp size={14} />}
                size="small"
                disabled={at === 0}
                onPress={() => onChange(move(columns, field.name, -1))}
              />
              <IconButton
                label={text.later(label)}
                icon={<ArrowDown size={14} />}
                size="small"
                disabled={at === shown.length - 1}
                onPress={() => onChange(move(columns, field.name, 1))}
              />
            </li>
          );
        })}
        {hidden.map((field) => (
          <li key={field.name} className="flex min-h-control items-center">
            <Checkbox checked={false} onChange={() => onChange(toggle(object, columns, field))}>
              {say(field.label, locale)}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button variant="quiet" onPress={() => onChange(undefined)}>
        {inRows ? text.resetRowFields : text.resetColumns}
      </Button>
    </div>
  );
};

export default ColumnsChoice;
