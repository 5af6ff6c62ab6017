import type { ReactNode } from 'react';
import { Plus } from 'lucide-react';

import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ColumnAnalysis } from '#records/contract.ts';
import { classes, ComboBox, IconButton, useLocale, UserText, useWords, type Option } from '#web/kit/index.ts';

const words = {
  goesTo: { fa: (column: string) => `«${column}» به`, en: (column: string) => `“${column}” goes to` },
  ignored: { fa: 'نادیده گرفته می‌شود', en: 'Left aside' },
  also: {
    fa: (column: string) => `«${column}» به جای دیگر هم`,
    en: (column: string) => `“${column}” to another place too`,
  },
  empty: { fa: 'این ستون خالی است', en: 'This column is empty' },
  filled: {
    fa: (count: string) => `${count} سطر پر است`,
    en: (count: string) => `${counted(count, 'row is', 'rows are')} filled`,
  },
  newField: { fa: 'فیلد تازه…', en: 'A new field…' },
  comma: { fa: '، ', en: ', ' },
};

const newFieldId = 'new field';

/** One column of the file, with what stands in it, and where it goes. */
export const ColumnRow = (props: {
  readonly column: ColumnAnalysis;
  readonly rows: number;
  readonly targets: readonly string[];
  readonly options: readonly Option[];
  readonly onChange: (targets: readonly string[]) => void;
  /** One more picker stands open. */
  readonly adding: boolean;
  readonly onAdd: () => void;
  /** Wants a field that is not there; undefined of who may not make one. */
  readonly onNewField: (() => void) | undefined;
  /** What else is to be said of it. */
  readonly children?: ReactNode;
}) => {
  const { column, targets, options, onChange, adding } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const slots: readonly (string | null)[] = targets.length === 0 || adding ? [...targets, null] : targets;
  const replace = (index: number, next: Option | null): void => {
    if (next?.id === newFieldId) {
      props.onNewField?.();
      return;
    }
    const kept = slots.flatMap((target, at) =>
      at === index ? (next ? [next.id] : []) : target === null ? [] : [target],
    );
    onChange([...new Set(kept)]);
  };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,26rem)] items-start gap-x-6 gap-y-2 border-b border-surface-2 py-2.5 last:border-b-0 max-sm:grid-cols-1">
      <div className="min-w-0 leading-title">
        <p className={classes('font-medium', targets.length === 0 && 'text-ink-muted')}>
          <UserText>{column.name}</UserText>
        </p>
        <p className="truncate text-sm text-ink-muted">
          {column.samples.length === 0
            ? text.empty
            : column.samples.slice(0, 3).map((sample, index) => (
                <span key={sample}>
                  {index === 0 ? '' : text.comma}
                  <UserText>{sample}</UserText>
                </span>
              ))}
        </p>
        {column.filled > 0 && column.filled < props.rows ? (
          <p className="text-sm text-ink-faint">{text.filled(formatNumber(column.filled, digits))}</p>
        ) : null}
      </div>
      <div className="flex min-w-0 items-start gap-1">
        <div className="flex min-w-0 flex-1 flex-col gap-1.5">
          {slots.map((target, index) => (
            <ComboBox
              key={target ?? 'none'}
              label={text.goesTo(column.name)}
              hideLabel
              options={props.onNewField ? [...options, { id: newFieldId, label: text.newField }] : options}
              value={options.find(({ id }) => id === target) ?? null}
              placeholder={text.ignored}
              onChange={(option) => replace(index, option)}
            />
          ))}
        </div>
        <IconButton
          label={text.also(column.name)}
          icon={<Plus size={16} />}
          disabled={targets.length === 0 || adding}
          onPress={props.onAdd}
        />
      </div>
      {props.children ? <div className="col-start-2 max-sm:col-start-1">{props.children}</div> : null}
    </li>
  );
};
