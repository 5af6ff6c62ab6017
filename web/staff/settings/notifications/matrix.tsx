import { say } from '#persian/bilingual.ts';
import { Checkbox, useLocale, useWords } from '#web/kit/index.ts';

import { ways, type Effective, type NoticeSettings, type Way } from './data.ts';

const words = {
  caption: { fa: 'از چه و از چه راهی', en: 'What, and by which way' },
  what: { fa: 'رویداد', en: 'Event' },
  app: { fa: 'در برنامه', en: 'In the app' },
  mail: { fa: 'رایانامه', en: 'E-mail' },
  sms: { fa: 'پیامک', en: 'SMS' },
};

/** Kinds by ways, as a table one can read at a glance; a way that is not there cannot be chosen. */
export const Matrix = (props: {
  readonly settings: NoticeSettings;
  readonly wishes: Effective;
  readonly closed: ReadonlySet<Way>;
  readonly onChange: (kind: string, way: Way, on: boolean) => void;
}) => {
  const { settings, wishes, closed, onChange } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  return (
    <table className="w-full table-fixed overflow-clip rounded-card bg-surface-1">
      <caption className="sr-only">{text.caption}</caption>
      <thead>
        <tr className="border-b border-surface-3 text-sm text-ink-muted">
          <th scope="col" className="py-2 ps-4 text-start font-normal">
            {text.what}
          </th>
          {ways.map((way) => (
            <th
              key={way}
              scope="col"
              className="w-20 px-1 py-2 text-center font-normal max-sm:w-16 max-sm:text-xs"
            >
              {text[way]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {settings.kinds.map(({ name, label, hint }) => (
          <tr key={name} className="border-b border-surface-2 last:border-none">
            <th scope="row" className="py-2.5 ps-4 text-start font-normal leading-title">
              <span className="block">{say(label, locale)}</span>
              {hint === null ? null : (
                <span className="block text-sm text-pretty text-ink-muted max-sm:hidden">
                  {say(hint, locale)}
                </span>
              )}
            </th>
            {ways.map((way) => (
              <td key={way} className="py-2.5">
                <span className="flex justify-center">
                  <Checkbox
                    aria-label={`${say(label, locale)}: ${text[way]}`}
                    checked={wishes.kinds[name]?.[way] ?? false}
                    disabled={closed.has(way)}
                    onChange={(on) => onChange(name, way, on)}
                  />
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
