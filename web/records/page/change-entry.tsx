import { ArrowLeft, History, Pencil, Plus, RotateCcw, Trash2, Undo2, Zap } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { IconButton, showExact, showTime, useLocale, useWords } from '#web/kit/index.ts';

import { factPhrase } from '../data/facts.ts';
import type { Values } from '../data/values.ts';
import { FieldValue } from '../fields/index.tsx';
import { tellable, type HistoryEntry } from './story.ts';

const words = {
  created: { fa: 'ثبت شد', en: 'Created' },
  updated: { fa: 'تغییر کرد', en: 'Changed' },
  removed: { fa: 'به بازیافت رفت', en: 'Moved to the bin' },
  restored: { fa: 'از بازیافت بازگشت', en: 'Restored from the bin' },
  erased: { fa: 'برای همیشه پاک شد', en: 'Erased for good' },
  fact: { fa: 'رویداد', en: 'Event' },
  system: { fa: 'خودکار', en: 'Automatic' },
  behalf: { fa: (name: string) => `به جای ${name}`, en: (name: string) => `for ${name}` },
  restore: {
    fa: (label: string) => `بازگرداندن «${label}» به این مقدار`,
    en: (label: string) => `Restore “${label}” to this value`,
  },
  restoreAll: { fa: 'بازگرداندن همهٔ رکورد به این حالت', en: 'Restore the whole record to this state' },
  became: { fa: 'شد', en: 'became' },
};

const icons = {
  created: Plus,
  updated: Pencil,
  removed: Trash2,
  restored: RotateCcw,
  erased: Trash2,
  fact: Zap,
};

/** One change of a record: who, when, and each field from what to what. */
export const ChangeEntry = (props: {
  readonly object: ObjectContract;
  readonly entry: HistoryEntry;
  /** Of values of an earlier state those that can be given back. */
  readonly earlier: (values: Values) => Values;
  /** What stood in all fields right after this. */
  readonly whole: Values;
  readonly onRestore: ((values: Values) => void) | undefined;
}) => {
  const { object, entry, earlier, onRestore } = props;
  const locale = useLocale();
  const text = useWords(words);
  const Icon = icons[entry.kind];
  const named = factPhrase(entry.fact);
  const whole = earlier(props.whole);
  const canRestore = onRestore !== undefined && Object.keys(whole).length > 0;
  return (
    <li className="group/change flex gap-3 pb-3">
      <span
        aria-hidden="true"
        className="grid size-7 shrink-0 place-items-center rounded-full bg-surface-2 text-ink-muted"
      >
        <Icon size={14} />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span>{named ? say(named, locale.locale) : text[entry.kind]}</span>
          <span className="ms-auto flex gap-x-2 text-sm text-ink-muted">
            {canRestore ? <Restore label={text.restoreAll} onPress={() => onRestore(whole)} all /> : null}
            {entry.by === null ? text.system : <bdi>{entry.by.title}</bdi>}
            {entry.behalf ? <span>{text.behalf(entry.behalf.title ?? '')}</span> : null}
            <time dateTime={entry.at} title={showExact(entry.at, locale)}>
              {showTime(entry.at, locale)}
            </time>
          </span>
        </div>
        {tellable(object, entry.changes).map(({ field, before, after }) => (
          <div key={field.name} className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="text-ink-muted">{say(field.label, locale.locale)}:</span>
            <span className="text-ink-muted line-through decoration-ink-faint">
              <FieldValue field={field} value={before} place="page" />
            </span>
            {onRestore && field.name in earlier({ [field.name]: before }) ? (
              <Restore
                label={text.restore(say(field.label, locale.locale))}
                onPress={() => onRestore({ [field.name]: before })}
              />
            ) : null}
            <ArrowLeft
              aria-label={text.became}
              size={12}
              className="self-center text-ink-faint ltr:rotate-180"
            />
            <FieldValue field={field} value={after} place="page" />
          </div>
        ))}
      </div>
    </li>
  );
};

/** Shown where the pointer or the keyboard is, and always where fingers are. */
const Restore = (props: { readonly label: string; readonly onPress: () => void; readonly all?: boolean }) => (
  <span className="self-center transition-opacity pointer-fine:opacity-0 pointer-fine:group-focus-within/change:opacity-100 pointer-fine:group-hover/change:opacity-100">
    <IconButton
      label={props.label}
      icon={props.all ? <History size={14} /> : <Undo2 size={14} />}
      size="small"
      onPress={props.onPress}
    />
  </span>
);
