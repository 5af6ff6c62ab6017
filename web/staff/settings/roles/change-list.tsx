import { ArrowLeft } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { useLocale, useWords } from '#web/kit/index.ts';
import { fieldOf, useSchema } from '#web/records/index.ts';

import type { GrantChange } from './grants.ts';
import { useDeeds } from './use-deeds.ts';
import { rightWords, ruleWords, scopeWords } from './words.ts';

const words = {
  yes: { fa: 'بله', en: 'Yes' },
  no: { fa: 'نه', en: 'No' },
  admin: { fa: 'همهٔ اختیارها', en: 'Every right' },
};

type Line = { readonly what: string; readonly before: string; readonly now: string };

/** Each change on a line: «معامله‌ها · دیدن: خود ← همه». */
export const ChangeList = ({ changes }: { readonly changes: readonly GrantChange[] }) => {
  const tell = useTelling();
  return (
    <ul className="flex flex-col divide-y divide-surface-2">
      {changes.map(tell).map(({ what, before, now }) => (
        <li key={what} className="flex items-baseline gap-4 py-1.5">
          <span className="min-w-0 flex-1">{what}</span>
          <span className="flex items-center gap-2 whitespace-nowrap">
            <del className="text-ink-muted no-underline">{before}</del>
            <ArrowLeft aria-hidden="true" size={14} className="text-ink-faint ltr:rotate-180" />
            <ins className="font-medium no-underline">{now}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
};

const useTelling = (): ((change: GrantChange) => Line) => {
  const { locale } = useLocale();
  const { objects } = useSchema();
  const deeds = useDeeds();
  const text = useWords(words);
  const right = useWords(rightWords);
  const scope = useWords(scopeWords);
  const rule = useWords(ruleWords);
  const yesNo = (on: boolean) => (on ? text.yes : text.no);
  const nameOf = (name: string) => {
    const object = objects.find((one) => one.name === name);
    return object ? say(object.many, locale) : name;
  };

  return (change) => {
    switch (change.of) {
      case 'admin':
        return { what: text.admin, before: yesNo(!change.now), now: yesNo(change.now) };
      case 'deed': {
        const deed = deeds.find(({ name }) => name === change.deed);
        return {
          what: deed ? say(deed.label, locale) : change.deed,
          before: yesNo(!change.now),
          now: yesNo(change.now),
        };
      }
      case 'right': {
        const show = (value: typeof change.now) => (typeof value === 'boolean' ? yesNo(value) : scope[value]);
        return {
          what: `${nameOf(change.object)} · ${right[change.right]}`,
          before: show(change.before),
          now: show(change.now),
        };
      }
      case 'field': {
        const object = objects.find(({ name }) => name === change.object);
        const field = object && fieldOf(object, change.field);
        return {
          what: `${nameOf(change.object)} · ${field ? say(field.label, locale) : change.field}`,
          before: rule[change.before ?? 'free'],
          now: rule[change.now ?? 'free'],
        };
      }
    }
  };
};
