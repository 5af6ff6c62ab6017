import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Button, Checkbox, IconButton, Popover, useLocale, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { columnFields, move, toggle, type Column } from './columns.ts';
import { listWords } from './words.ts';

/** Which fields are columns, and in which order. The shown ones stand first, in their order. */
export const ColumnsMenu = (props: {
  readonly object: ObjectContract;
  readonly variant: string | undefined;
  readonly columns: readonly Column[];
  readonly onChange: (columns: readonly Column[] | undefined) => void;
}) => {
  const { object, variant, columns, onChange } = props;
  const text = useWords(listWords);
  const { locale } = useLocale();
  const shown = columns.slice(1);
  const hidden = columnFields(useSchema(), object, variant).filter(
    (field) => !columns.some((column) => column.field.name === field.name),
  );
  return (
    <Popover
      label={text.columns}
      placement="bottom end"
      trigger={<IconButton label={text.columns} icon={<Columns3 size={16} />} />}
    >
      <div className="flex w-72 max-w-full flex-col gap-2">
        <p className="text-sm text-ink-muted">{text.columnsHint}</p>
        <ul className="flex max-h-96 flex-col overflow-y-auto overscroll-contain">
          {shown.map(({ field }, at) => {
            const label = say(field.label, locale);
            return (
              <li key={field.name} className="flex min-h-control items-center gap-1">
                <span className="min-w-0 flex-1">
                  <Checkbox checked onChange={() => onChange(toggle(object, columns, field))}>
                    {label}
                  </Checkbox>
                </span>
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
          {text.resetColumns}
        </Button>
      </div>
    </Popover>
  );
};
