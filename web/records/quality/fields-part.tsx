import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Card, Link, ProgressBar, useLocale, useWords } from '#web/kit/index.ts';

import { share, type HealthReport } from './data.ts';
import { rowsHref, type Place } from './rows.ts';

const words = {
  title: { fa: 'فیلدهایی که مهم‌اند', en: 'Fields that matter' },
  empty: { fa: (count: string) => `${count} خالی`, en: (count: string) => `${count} empty` },
  full: { fa: 'همه پر', en: 'All filled' },
};

/** Each counted field, how full it is, and the rows where it is empty. */
export const FieldsPart = ({ place, report }: { readonly place: Place; readonly report: HealthReport }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const { records, filled, fields } = report;
  return (
    <Card title={text.title}>
      <ul className="flex flex-col">
        {fields.map((name, at) => {
          const field = place.object.fields.find((one) => one.name === name);
          const count = records - (filled[at] ?? 0);
          const label = field ? say(field.label, locale) : name;
          return (
            <li
              key={name}
              className="flex items-end gap-6 border-b border-surface-2 py-2.5 last:border-none max-sm:gap-4"
            >
              <div className="min-w-0 flex-1">
                <ProgressBar label={label} value={share(filled[at] ?? 0, records)} />
              </div>
              <span className="w-28 shrink-0 text-sm max-sm:w-20">
                {count === 0 ? (
                  <span className="text-ink-muted">{text.full}</span>
                ) : (
                  <Link
                    href={rowsHref(place, [{ field: name, op: 'empty' }])}
                    aria-label={`${label}: ${text.empty(formatNumber(count, digits))}`}
                  >
                    {text.empty(formatNumber(count, digits))}
                  </Link>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
};
